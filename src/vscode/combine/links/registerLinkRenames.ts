import { Disposable, type TextDocument, Uri, workspace } from "vscode";
import { movedUri } from "../../movedUri.ts";
import type { Repositories } from "../../repositories.ts";
import { type LinkRenames, renameLinks } from "./renameLinks.ts";

/** Milliseconds after a move in which VS Code has told of all that it changed, however busy it is. */
const patience = 60_000;

/**
 * Keeps links alive when somebody moves or renames files in VS Code, in the same step: one key takes back both. What was
 * saved before is saved after, as VS Code's own refactorings do, which it leaves undone here.
 */
export function registerLinkRenames(repositories: Repositories): Disposable {
	/** What files will hold that will be changed and had no unsaved changes, by their URIs of before. */
	const clean = new Map<string, string>();
	/** Files that were changed by the last move, as URIs of after. */
	let just: readonly Uri[] = [];
	/** What files hold once the changes of moves are told, by their URIs of after: just that is saved, nothing that is typed. */
	const expected = new Map<string, string>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const isExpected = (document: TextDocument) => {
		if (expected.size === 0) return false;
		const text = expected.get(document.uri.toString());
		return text !== undefined && isSameText(text, document.getText());
	};
	const remember = (renames: LinkRenames | undefined) => {
		const typed = new Set(
			workspace.textDocuments
				.filter((document) => document.isDirty && !isExpected(document))
				.map(({ uri }) => uri.toString()),
		);
		for (const [uri, text] of renames?.texts ?? [])
			if (!typed.has(uri)) clean.set(uri, text);
		return renames?.edit;
	};
	const save = async (document: TextDocument) => {
		if (document.isDirty && isExpected(document)) await document.save();
	};
	const saveAll = () => Promise.all(workspace.textDocuments.map(save));
	return Disposable.from(
		{ dispose: () => clearTimeout(timer) },
		workspace.onWillRenameFiles((event) => {
			// A move that came to nothing leaves nothing to be saved.
			clean.clear();
			event.waitUntil(
				renameLinks(repositories, event.files, just).then(remember),
			);
		}),
		workspace.onDidRenameFiles(async ({ files }) => {
			const now = new Map(
				[...clean].map(([uri, text]) => [
					files.reduce(
						(at, { oldUri, newUri }) =>
							movedUri(Uri.parse(at), oldUri, newUri)?.toString() ?? at,
						uri,
					),
					text,
				]),
			);
			clean.clear();
			just = [...now.keys()].map((uri) => Uri.parse(uri));
			const isWanted = workspace
				.getConfiguration("files")
				.get("refactoring.autoSave", true);
			if (!isWanted) return;
			for (const [uri, text] of now) expected.set(uri, text);
			clearTimeout(timer);
			timer = setTimeout(() => expected.clear(), patience);
			await saveAll();
		}),
		// What was moved itself is opened anew, and told to have changes, a moment later.
		workspace.onDidOpenTextDocument(save),
		workspace.onDidChangeTextDocument(({ document }) => save(document)),
	);
}

function isSameText(one: string, other: string): boolean {
	return one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");
}
