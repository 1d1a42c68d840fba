/** A WordPress of its own: Debian's files, a MariaDB, and PHP's server, all below one folder. */

import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { BODY, HEADLINE, PICTURE, STANDFIRST, png } from './article.mjs';
import { Server, Visitor, freePort, run, scratchFolder } from './server.mjs';

const FILES = '/usr/share/wordpress';
const EDITOR = { name: 'editor', password: 'only on this machine' };

const config = (socket, origin) => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '${origin}');
define('WP_SITEURL', '${origin}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** Starts a WordPress with an article in it. Gives the address of the article's JSON, and `end`. */
export const startWordPress = async () => {
  const { folder, remove } = await scratchFolder('wordpress');
  const servers = [];
  const end = async () => {
    for (const server of servers.reverse()) await server.end();
    await remove();
  };
  try {
    const socket = await startDatabase(folder, servers);
    const origin = await startPhp(folder, socket, servers);
    return { article: await publish(origin), end };
  } catch (error) {
    await end();
    throw error;
  }
};

const startDatabase = async (folder, servers) => {
  const data = path.join(folder, 'data');
  const socket = path.join(folder, 'mariadb.sock');
  await run('mariadb-install-db', [
    '--no-defaults',
    '--user=root',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const database = new Server('mariadbd', [
    '--no-defaults',
    '--user=root',
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
  ]);
  servers.push(database);
  const statement = 'CREATE DATABASE IF NOT EXISTS wordpress';
  await database.until('the database answers', async () => {
    await run('mariadb', ['--no-defaults', `--socket=${socket}`, '--user=root', '-e', statement]);
    return true;
  });
  return socket;
};

const startPhp = async (folder, socket, servers) => {
  const site = path.join(folder, 'site');
  // Links lead to files of other packages.
  await cp(FILES, site, { recursive: true, dereference: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  await writeFile(path.join(site, 'wp-config.php'), config(socket, origin));
  await mkdir(path.join(site, 'wp-content/uploads'), { recursive: true });
  const php = new Server('php', ['-S', `127.0.0.1:${port}`, '-t', site]);
  servers.push(php);
  await php.until('PHP answers', async () => (await fetch(`${origin}/readme.html`)).ok);
  return origin;
};

/** Sets the site up and publishes the article, by the same pages and addresses as WordPress' own editor. */
const publish = async (origin) => {
  const visitor = new Visitor(origin);
  await visitor.submit('/wp-admin/install.php?step=2', {
    weblog_title: 'The Harbour Post',
    user_name: EDITOR.name,
    admin_password: EDITOR.password,
    admin_password2: EDITOR.password,
    pw_weak: '1',
    admin_email: 'editor@news.example',
    blog_public: '0',
  });
  await visitor.request('/wp-login.php');
  await visitor.submit('/wp-login.php', { log: EDITOR.name, pwd: EDITOR.password, testcookie: '1' });
  const nonce = await visitor.request('/wp-admin/admin-ajax.php?action=rest-nonce');
  visitor.headers = { 'x-wp-nonce': await nonce.text() };
  const api = (place) => `/?rest_route=/wp/v2/${place}`;
  const upload = await visitor.request(api('media'), {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="ferry.png"' },
    body: png(),
  });
  const { id: picture } = await upload.json();
  await visitor.post(api(`media/${picture}`), { alt_text: PICTURE.alt, caption: PICTURE.caption });
  const { id: section } = await visitor.post(api('categories'), { name: 'City' });
  const { id: tag } = await visitor.post(api('tags'), { name: 'Ferries' });
  const { id } = await visitor.post(api('posts'), {
    status: 'publish',
    title: HEADLINE,
    excerpt: STANDFIRST,
    content: BODY,
    featured_media: picture,
    categories: [section],
    tags: [tag],
  });
  return `${origin}${api(`posts/${id}`)}&_embed=1`;
};
