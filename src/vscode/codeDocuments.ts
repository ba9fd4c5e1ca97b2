import {
	type Disposable,
	TabInputText,
	TabInputTextDiff,
	type TextDocumentContentProvider,
	Uri,
	window,
	workspace,
} from "vscode";

const scheme = "tacit-code";

/** Read-only documents that hold a piece of code: as a note quotes it, or as it stands at a place. Let go when closed. */
export class CodeDocuments implements TextDocumentContentProvider, Disposable {
	readonly #texts = new Map<string, string>();
	#count = 0;
	readonly #subscriptions: readonly Disposable[];

	constructor() {
		this.#subscriptions = [
			workspace.registerTextDocumentContentProvider(scheme, this),
			workspace.onDidCloseTextDocument(({ uri }) => {
				if (uri.scheme === scheme) this.#texts.delete(uri.query);
			}),
		];
	}

	/** Where the code can be opened; `name` is a file's path or name, whose ending tells the language. */
	add(name: string, text: string): Uri {
		const query = String(++this.#count);
		this.#texts.set(query, text);
		return Uri.from({ scheme, path: `/${name}`, query });
	}

	/** Closes the tabs in which such documents are shown, alone or side by side. */
	async closeTabs(): Promise<void> {
		const isOurs = (uri: Uri) => uri.scheme === scheme;
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
