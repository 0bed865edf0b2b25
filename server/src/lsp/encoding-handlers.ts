// The encodings of files, for a client that can open a file in one: a file that is not UTF-8 keeps its bytes only so.

import { handler, type Handler } from './handler.ts';
import { encodingsRequest, type EncodingsParams, type FileEncoding } from './protocol.ts';
import type { Server } from './server.ts';
import { pathOf } from './uris.ts';

export const encodingHandlers: readonly Handler[] = [
  handler(encodingsRequest, ({ world }: Server, { uris }: EncodingsParams): readonly FileEncoding[] => uris.flatMap((uri) => {
    const path = pathOf(uri);
    const encoding = path === undefined ? undefined : world.text(path)?.charset;
    return encoding === undefined || encoding === 'utf-8' || encoding === 'us-ascii' ? [] : [{ uri, encoding }];
  })),
];
