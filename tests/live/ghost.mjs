/** A Ghost of its own, with SQLite, all below one folder. */

import { cp } from 'node:fs/promises';
import path from 'node:path';

import { BODY, HEADLINE, PICTURE, STANDFIRST, png } from './article.mjs';
import { Server, Visitor, freePort, scratchFolder } from './server.mjs';

const OWNER = { name: 'Ana Pires', email: 'editor@news.example', password: 'only on this machine' };

/** Ghost's settings as variables of the environment. It is to ask nobody else for anything. */
const settings = (content, port) => ({
  NODE_ENV: 'production',
  url: `http://127.0.0.1:${port}`,
  server__host: '127.0.0.1',
  server__port: String(port),
  database__client: 'sqlite3',
  database__connection__filename: path.join(content, 'data/ghost.db'),
  database__useNullAsDefault: 'true',
  paths__contentPath: content,
  privacy__useTinfoil: 'true',
  mail__transport: 'stub',
  mail__from: OWNER.email,
  logging__transports: '["stdout"]',
  security__staffDeviceVerification: 'false',
});

/** Starts the Ghost in this folder with an article in it. Gives the address of the article's JSON, and `end`. */
export const startGhost = async (program) => {
  const { folder, remove } = await scratchFolder('ghost');
  const content = path.join(folder, 'content');
  await cp(path.join(program, 'content'), content, { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const ghost = new Server(process.execPath, ['index.js'], {
    cwd: program,
    env: { ...process.env, ...settings(content, port) },
  });
  const end = async () => {
    await ghost.end();
    await remove();
  };
  try {
    const setup = `${origin}/ghost/api/admin/authentication/setup/`;
    await ghost.until('Ghost answers', async () => (await fetch(setup)).ok);
    return { article: await publish(origin), end };
  } catch (error) {
    await end();
    throw error;
  }
};

/** Sets the site up and publishes the article, by the same addresses as Ghost's own editor. */
const publish = async (origin) => {
  const visitor = new Visitor(origin);
  const api = (place) => `/ghost/api/admin/${place}`;
  await visitor.post(api('authentication/setup/'), { setup: [{ ...OWNER, blogTitle: 'The Harbour Post' }] });
  await visitor.post(api('session/'), { username: OWNER.email, password: OWNER.password });
  const form = new FormData();
  form.append('file', new Blob([png()], { type: 'image/png' }), 'ferry.png');
  const upload = await visitor.request(api('images/upload/'), { method: 'POST', body: form });
  const { images } = await upload.json();
  const { posts } = await visitor.post(api('posts/?source=html'), {
    posts: [
      {
        status: 'published',
        title: HEADLINE,
        custom_excerpt: STANDFIRST,
        html: BODY,
        feature_image: images[0].url,
        feature_image_alt: PICTURE.alt,
        feature_image_caption: PICTURE.caption,
        tags: [{ name: 'City' }, { name: '#internal' }],
      },
    ],
  });
  const { integrations } = await visitor.post(api('integrations/?include=api_keys'), {
    integrations: [{ name: 'Article widget' }],
  });
  const { secret } = integrations[0].api_keys.find(({ type }) => type === 'content');
  return `${origin}/ghost/api/content/posts/${posts[0].id}/?key=${secret}&include=authors,tags`;
};
