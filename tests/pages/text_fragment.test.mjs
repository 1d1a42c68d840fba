/** Links to selected words, as browsers that follow the specification look for them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { textFragment } from '../../static/embed/text_fragment.js';

/** The fragment of what stands between two bars in a page, decoded but for what is syntax. */
const fragment = (page) => {
  const found = textFragment(...page.split('|'));
  return found?.replace(/^:~:text=/, '').replaceAll('%20', ' ').replaceAll('%3A', ':');
};

const LONG =
  'On Monday the first ferry left the new pier at eight in the morning, with four hundred people, two dogs and a band on board';

const CASES = {
  'a short quotation is named whole': [
    ['Of |the old pier| nothing is left.', 'the old pier'],
    ['|Nothing|', 'Nothing'],
    ['It|  ends here. |', 'ends here.'],
  ],
  'a long quotation is named by how it begins and ends': [
    [`|${LONG}|.`, 'On Monday the first ferry,dogs and a band on board'],
    [`|${'a'.repeat(200)}|`, 'a'.repeat(200)],
  ],
  'a quotation over several blocks has its beginning in the first and its end in the last': [
    ['Of the |old pier.\nA second.\nThe third block| goes on.', 'old pier.,The third block'],
    [`|Yes.\n${LONG}|\nNo.`, 'Yes.,dogs and a band on board'],
  ],
  'half words are completed, though not over the end of a block': [
    ['Of the o|ld pi|er.', 'old pier'],
    ['Die Gr|üße der Mü|hle.', 'Gr%C3%BC%C3%9Fe der M%C3%BChle'],
    ['The end\n|of it|\nand more', 'of it'],
    ['“|word|”', 'word'],
    ['港に|新しい|桟橋', '%E6%96%B0%E3%81%97%E3%81%84'],
  ],
  'words that occur more than once are told by what stands around': [
    ['It was the old pier then. Now |the old pier| is new.', 'the old pier then. Now-,the old pier,-is new.'],
    ['So: |The Ferry| left.\nAnd then the ferry came.', 'So:-,The Ferry,-left.'],
    ['A pier.\n|Yes.|\nYes.', 'A pier.-,Yes.,-Yes.'],
    ['|Yes|, and yes.', 'Yes,-%2C and yes.'],
  ],
  'only what is repeated of a long quotation is told by what stands around': [
    [`On Monday the first ferry was late.\nSo: |${LONG}|. Then it rained.`, 'So:-,On Monday the first ferry,dogs and a band on board'],
    [`|${LONG}|. There were dogs and a band on board.`, 'On Monday the first ferry,dogs and a band on board,-. There were dogs and'],
  ],
  'signs of the syntax are encoded': [['|a-b, c & d=e #f “100 %”|', 'a%2Db%2C c %26 d%3De %23f %E2%80%9C100 %25%E2%80%9D']],
  'a quotation of nothing has no fragment': [
    ['||', undefined],
    ['a||b', undefined],
    ['a| \n |b', undefined],
  ],
};

for (const [name, cases] of Object.entries(CASES)) {
  test(name, () => {
    for (const [page, expected] of cases) assert.equal(fragment(page), expected, page);
  });
}

test('scripts without spaces are cut at their marks', () => {
  const long = `${'港に新しい桟橋ができた、'.repeat(4)}一番船は朝八時に出た、四百人と犬二匹と楽隊を乗せて、しかし雨の中を、${'二年の工事のあと船が戻った、'.repeat(4)}終わり`;
  const [first, last] = decodeURIComponent(textFragment('', long, '').slice(8)).split(',');
  assert.equal(first, '港に新しい桟橋ができた、港に新しい桟橋ができた');
  assert.equal(last, '二年の工事のあと船が戻った、二年の工事のあと船が戻った、終わり');
});

test('a page as long as a book takes no time that anybody would notice', () => {
  const page = 'word '.repeat(400_000);
  const found = textFragment(page, 'the needle', ` ${page}`);
  assert.equal(found, ':~:text=the%20needle');
});
