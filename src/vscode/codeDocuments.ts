import {
	type Disposable,
	TabInputText,
	TabInputTextDiff,
	type TextDocumentContentProvider,
	Uri,
	window,
	workspace,
} from "vscode";
import type { AnchorRef } from "./noteRef.ts";

const scheme = "tacit-code";

/**
 * Schemes of documents that stand on the right of a note's code of then: the code as it is, or nothing. By them the title of
 * that comparison offers what can be done about the note, which the address names.
 */
export const comparedSchemes = {
	changed: "tacit-change",
	gone: "tacit-gone",
} as const;

const schemes: readonly string[] = [scheme, ...Object.values(comparedSchemes)];

/** Read-only documents that hold a piece of code: as a note quotes it, or as it stands at a place. Let go when closed. */
export class CodeDocuments implements TextDocumentContentProvider, Disposable {
	readonly #texts = new Map<string, string>();
	#count = 0;
	readonly #subscriptions: readonly Disposable[];

	constructor() {
		this.#subscriptions = [
			...schemes.map((each) =>
				workspace.registerTextDocumentContentProvider(each, this),
			),
			workspace.onDidCloseTextDocument(({ uri }) => {
				if (schemes.includes(uri.scheme)) this.#texts.delete(uri.query);
			}),
		];
	}

	/** Where the code can be opened; `name` is a file's path or name, whose ending tells the language. */
	add(name: string, text: string): Uri {
		const query = String(++this.#count);
		this.#texts.set(query, text);
		return Uri.from({ scheme, path: `/${name}`, query });
	}

	/** The same for a document that is compared with what a note's code was; see `comparedNote`. */
	addCompared(
		name: string,
		text: string,
		state: keyof typeof comparedSchemes,
		{ repository, note, anchorIndex }: AnchorRef,
	): Uri {
		const query = JSON.stringify([
			...[repository.root.toString(), note.head.id, anchorIndex ?? -1],
			++this.#count,
		]);
		this.#texts.set(query, text);
		return Uri.from({
			...{ scheme: comparedSchemes[state], path: `/${name}`, query },
		});
	}

	/** Closes the tabs in which such documents are shown, alone or side by side. */
	async closeTabs(): Promise<void> {
		const isOurs = (uri: Uri) => schemes.includes(uri.scheme);
		const tabs = window.tabGroups.all
			.flatMap((group) => group.tabs)
			.filter(
				({ input }) =>
					(input instanceof TabInputText && isOurs(input.uri)) ||
					(input instanceof TabInputTextDiff && isOurs(input.original)),
			);
		if (tabs.length > 0) await window.tabGroups.close(tabs, true);
	}

	/** Empty for one that was let go. */
	provideTextDocumentContent(uri: Uri): string {
		return this.#texts.get(uri.query) ?? "";
	}

	dispose(): void {
		for (const each of this.#subscriptions) each.dispose();
	}
}
