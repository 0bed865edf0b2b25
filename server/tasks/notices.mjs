// The licences of the packages that went into a bundle: each asks that its text goes with it.
import fs from 'node:fs';
import path from 'node:path';

const isLicence = name => /^(licen[cs]e|copying|notice)/i.test(name);

/** Folders of packages among the inputs of esbuild's metafile. */
function packageFolders(metafile) {
  const inside = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
  const folders = Object.keys(metafile.inputs).map(input => inside.exec(input)?.[1]);
  return [...new Set(folders.filter(folder => folder !== undefined))].sort();
}

function notice(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = fs.readdirSync(folder).filter(isLicence).sort();
  const texts = files.map(file => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/** One text with the licences of all bundled packages; `metafiles` are esbuild's, their paths relative to the working directory. */
export function notices(metafiles) {
  const folders = [...new Set(metafiles.flatMap(packageFolders))];
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['Packages that are part of this extension, and their licences.', ...new Set(folders.map(notice))].join(rule)}\n`;
}
