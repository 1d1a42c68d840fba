/** The pens' ways of the icons, on a grid of 24 by 24. */

const PATHS = {
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  done: 'M4 13l5 5L20 6',
  facebook: 'M16 4q-4.5 0-4.5 4.5V21M8 11.5h7',
  x: 'M5 4l14 16M19 4L5 20',
  linkedin: 'M5 10v9M5 5v.01M10 19v-9M10 14c0-5 8-5 8 0v5',
  email: 'M4 6h16v12H4zM4 7l8 6 8-6',
};

export const icon = (name) => PATHS[name];
