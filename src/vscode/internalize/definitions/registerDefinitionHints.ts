import {
	commands,
	Disposable,
	Hover,
	Location,
	l10n,
	languages,
	type MarkdownString,
	type Position,
	type TextDocument,
	type Uri,
	window,
	workspace,
} from "vscode";
import { containsLine } from "../../../core/lineRange.ts";
import { parseNoteId } from "../../../core/noteId.ts";
import type { Log } from "../../../core/ports.ts";
import { elsewhereMarkdown } from "../../../internalize/hint.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import { kindIcon, kindWord, noteCount } from "../../words.ts";
import { ownLinks, untrustedWords } from "../hoverParts.ts";
import type { LivePlaces } from "../livePlaces.ts";
import type { UnreadNotes } from "../reading/unreadNotes.ts";
import { type DefinedNote, DefinitionNotes } from "./definitionNotes.ts";

/** Milliseconds that a hover waits for a definition; whoever hovers again has it by then. */
const patience = 300;

/** What the hints need of the rest. */
export interface DefinitionParts {
	readonly repositories: Repositories;
	readonly places: LivePlaces;
	readonly unread: Pick<UnreadNotes, "isUnread">;
	readonly run: CommandRunner;
	readonly log: Log;
}

/**
 * One line in the hover over a name that has notes where it is defined, and a command that shows them in a peek. A hover of
 * its own, so that the notes on the line itself wait for nobody.
 */
export function registerDefinitionHints(parts: DefinitionParts): Disposable {
	const { repositories, places, unread, run, log } = parts;
	const notes = new DefinitionNotes(repositories, log);
	/** What the hover on that line shows anyway is not told again. */
	const others = (
		found: readonly DefinedNote[],
		document: TextDocument,
		{ line }: Position,
	) => {
		const here = places
			.in(document)
			.filter(({ lines }) => lines && containsLine(lines, line + 1))
			.map(({ note }) => note.head.id);
		return found.filter(({ note }) => !here.includes(note.head.id));
	};
	return Disposable.from(
		notes,
		languages.registerHoverProvider("*", {
			provideHover(document, position, token) {
				if (!settings.hover()) return undefined;
				const asked = notes.at(document, position);
				const shown = (found: readonly DefinedNote[] | undefined) => {
					const rest = found ? others(found, document, position) : [];
					return rest.length > 0 ? hoverOf(rest, unread) : undefined;
				};
				if (!(asked instanceof Promise)) return shown(asked);
				return Promise.race([asked, given(token, patience)]).then(shown);
			},
		}),
		run(commandIds.peekNotes, async (...args) => {
			const editor = window.activeTextEditor;
			if (!editor) return;
			const { document, selection } = editor;
			const refs =
				refsFrom(repositories, args) ??
				(await notes.at(document, selection.active)) ??
				[];
			if (refs.length === 0) {
				window.setStatusBarMessage(
					l10n.t("$(info) There are no notes where this is defined."),
					5000,
				);
				return;
			}
			await commands.executeCommand(
				"editor.action.peekLocations",
				document.uri,
				selection.active,
				await Promise.all(refs.map(locationOf)),
				"peek",
			);
		}),
	);
}

/** Resolves to `undefined` when nobody waits any more. */
function given(
	token: { onCancellationRequested(listener: () => void): Disposable },
	milliseconds: number,
): Promise<undefined> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			cancelled.dispose();
			resolve(undefined);
		};
		const timer = setTimeout(end, milliseconds);
		const cancelled = token.onCancellationRequested(end);
	});
}

function hoverOf(
	found: readonly DefinedNote[],
	unread: Pick<UnreadNotes, "isUnread">,
): Hover {
	const parts: MarkdownString[] = [];
	const [first, ...more] = found;
	if (first) {
		const { head } = first.note;
		parts.push(
			untrustedWords(
				elsewhereMarkdown({
					icon: kindIcon(head.kind),
					kind: l10n.t("{0} where this is defined", kindWord(head.kind)),
					title: first.title,
					isNew: unread.isUnread(first),
					more:
						more.length > 0
							? l10n.t("and {0} there", noteCount(more.length))
							: undefined,
				}),
			),
			ownLinks(
				[[l10n.t("Peek"), commandIds.peekNotes]],
				[
					found.map(({ repository, note }) => [
						repository.root.toString(),
						note.head.id,
					]),
				],
			),
		);
	}
	return new Hover(parts);
}

/** Those that the hover’s link names and that are still there; `undefined` where it was no link. */
function refsFrom(
	repositories: Repositories,
	[named]: readonly unknown[],
): readonly NoteRef[] | undefined {
	if (!Array.isArray(named)) return undefined;
	return named.flatMap((each: unknown) => {
		const [root, text] = Array.isArray(each) ? each : [];
		const repository = repositories
			.all()
			.find((open) => open.root.toString() === root);
		const id = typeof text === "string" ? parseNoteId(text) : undefined;
		const note = id && repository?.tacit.index.byId(id);
		return repository && note ? [{ repository, note }] : [];
	});
}

/** The note’s own file, at its title. */
async function locationOf({ repository, note }: NoteRef): Promise<Location> {
	const uri: Uri = repository.uriOf(note.file);
	const document = await workspace.openTextDocument(uri);
	const title = /^# /m.exec(document.getText())?.index ?? 0;
	return new Location(uri, document.positionAt(title));
}
