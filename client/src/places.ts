// What a click on a code lens does: shows the places that name the keystore, in the editor's own view of references.

import { commands, type Disposable, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type PlacesArguments, showPlaces } from '../../server/src/lsp/protocol.ts';

/** Registers the command that the server gives its lenses. */
export const registerPlaces = ({ protocol2CodeConverter: to }: LanguageClient): Disposable =>
  commands.registerCommand(showPlaces, (...[uri, at, places]: PlacesArguments) =>
    commands.executeCommand('editor.action.showReferences', Uri.parse(uri), to.asPosition(at), places.map(place => to.asLocation(place))));
