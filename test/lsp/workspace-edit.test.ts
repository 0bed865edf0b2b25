// Edits of the core as workspace edits, for clients that can do more or less.

import { expect, test } from 'vitest';
import { linesOf, words, type Annotation, type Edit } from '../../server/src/core/index.ts';
import { clientOf } from '../../server/src/lsp/client.ts';
import type { Files } from '../../server/src/lsp/convert.ts';
import { toWorkspaceEdit } from '../../server/src/lsp/workspace-edit.ts';

const files: Files = { lines: () => linesOf('one\n  two\n'), text: () => 'one\n  two\n', published: (file) => ({ uri: `file://${file}`, version: undefined }) };
const clientWith = (workspaceEdit: object) => clientOf({ processId: null, rootUri: null, capabilities: { workspace: { workspaceEdit } } });
const plain = clientWith({});
const annotating = clientWith({ documentChanges: true, changeAnnotationSupport: {} });

const role = (name: string, needsConfirmation?: boolean): Annotation =>
  ({ label: words('{0} keystore', name), ...(needsConfirmation === undefined ? {} : { needsConfirmation, description: words('It is {0}', 'risky') }) });
const edit = (file: string, annotation?: Annotation): Edit => ({ file, range: { start: 6, end: 9 }, text: 'six', ...(annotation ? { annotation } : {}) });
const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };

test('edits of one role stand in one group, also over files, and a confirmation is asked where it is needed', () => {
  expect(toWorkspaceEdit([edit('/a', role('primary')), edit('/b', role('primary')), edit('/b', role('internal', true)), edit('/c')], files, annotating)).toEqual({
    documentChanges: [
      { textDocument: { uri: 'file:///a', version: null }, edits: [{ range, newText: 'six', annotationId: 'primary keystore' }] },
      { textDocument: { uri: 'file:///b', version: null }, edits: [
        { range, newText: 'six', annotationId: 'primary keystore' }, { range, newText: 'six', annotationId: 'internal keystore ?' },
      ] },
      { textDocument: { uri: 'file:///c', version: null }, edits: [{ range, newText: 'six' }] },
    ],
    changeAnnotations: {
      'primary keystore': { label: 'primary keystore', needsConfirmation: false },
      'internal keystore ?': { label: 'internal keystore', needsConfirmation: true, description: 'It is risky' },
    },
  });
});

test('a client without annotations gets the edits that need no confirmation', () => {
  expect(toWorkspaceEdit([edit('/a', role('primary')), edit('/b', role('internal', true))], files, plain)).toEqual({ changes: { 'file:///a': [{ range, newText: 'six' }] } });
});

test('what a person is to fill in is selected, and the text around it stands as it is', () => {
  const text = '<Location>${carbon.home}/a\\b.jks</Location><Password>{here}</Password>';
  const start = text.indexOf('{here}');
  const given: Edit[] = [{ ...edit('/a', role('primary')), text, placeholders: [{ start, end: start + 6 }, { start: text.length, end: text.length }] }];
  const filling = clientWith({ documentChanges: true, changeAnnotationSupport: {}, snippetEditSupport: true });
  expect(toWorkspaceEdit(given, files, filling).documentChanges).toEqual([{ textDocument: { uri: 'file:///a', version: null }, edits: [{
    range: { start: { line: 1, character: 0 }, end: range.end },
    snippet: { kind: 'snippet', value: '  <Location>\\${carbon.home\\}/a\\\\b.jks</Location><Password>${1:{here\\}}</Password>${2:}' },
    annotationId: 'primary keystore',
  }] }]);
  expect(toWorkspaceEdit(given, files, plain)).toEqual({ changes: { 'file:///a': [{ range, newText: text }] } });

  const close: Edit = { ...edit('/a'), range: { start: 4, end: 6 } };
  expect(toWorkspaceEdit([close, ...given], files, filling).documentChanges).toMatchObject([{ edits: [{ newText: 'six' }, { range }] }]);
});
