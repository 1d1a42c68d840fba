/** What stands on the command line. */

import { parseArgs } from 'node:util';

/** The values of `options`, as for `parseArgs`. Numbers have `number: true`. Ends with exit code 2 on anything else. */
export const parseArguments = (options) => {
  try {
    const { values } = parseArgs({ options });
    for (const name of Object.keys(options).filter((name) => options[name].number)) {
      const number = Number(values[name]);
      if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} wants a whole number, not ${values[name]}`);
      values[name] = number;
    }
    return values;
  } catch (error) {
    return refuse(error.message);
  }
};

/** Refuses values that are not among the `known` ones. */
export const refuseUnknown = (what, wanted, known) => {
  const unknown = wanted.filter((it) => !known.includes(it));
  if (unknown.length) refuse(`there is no ${what} ${unknown.join(', ')}; there are ${known.join(', ')}`);
};

const refuse = (message) => {
  console.error(`bench: ${message}`);
  process.exit(2);
};
