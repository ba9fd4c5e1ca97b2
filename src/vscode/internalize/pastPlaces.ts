import {
	Disposable,
	type Event,
	EventEmitter,
	type TextDocument,
	Uri,
	window,
	workspace,
} from "vscode";
import { codeOf, isNotebookPath } from "../../core/notebook/codeText.ts";
import type { Log } from "../../core/ports.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import type { LivePlace, LivePlaces } from "./livePlaces.ts";

/** Documents in which notes were found, or moved. */
type Documents = { documents(): readonly TextDocument[] };

/** Where notes are shown in documents, whether these are files as they are or as they were. */
export interface ShownPlaces {
	/** Empty until they were found. */
	in(document: TextDocument): readonly LivePlace[];
	readonly onDidChange: Event<Documents>;
}

interface PastText {
	readonly repository: OpenRepository;
	readonly places: readonly LivePlace[];
}

/**
 * Where notes are in files as git has them: the left side of VS Code's own comparison of changes, and both of what is
 * staged. They are found in that text alone. What its lines are today is another question: nothing is written there.
 */
export class PastPlaces implements Disposable {
	readonly #texts = new Map<TextDocument, PastText>();
	readonly #turns = new Map<TextDocument, number>();
	readonly #changed = new EventEmitter<Documents>();
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #subscriptions: readonly Disposable[];

	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			// With the index the text is another: no line of it is known before it was looked into.
			workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length === 0 || !fileOf(document)) return;
				this.#texts.delete(document);
				this.#changed.fire({ documents: () => [document] });
				if (isVisible(document)) void this.#place(document);
			}),
			workspace.onDidCloseTextDocument((document) => {
				this.#texts.delete(document);
				this.#turns.delete(document);
			}),
			window.onDidChangeVisibleTextEditors(() => this.#placeVisible()),
			repositories.onDidChangeNotes(({ repository, touches }) =>
				this.#placeVisible((file) => {
					const path = repository.pathOf(file);
					return path !== undefined && touches(path);
				}),
			),
			repositories.onDidClose((closed) => {
				for (const [document, { repository }] of this.#texts)
					if (repository === closed) this.#texts.delete(document);
				this.#placeVisible();
			}),
		];
		this.#placeVisible();
	}

	/** Those on lines, in their order; empty for what is no former version, and until they were found. */
	in(document: TextDocument): readonly LivePlace[] {
		return this.#texts.get(document)?.places ?? [];
	}

	dispose(): void {
		for (const each of this.#subscriptions) each.dispose();
	}

	/** Those that were not yet, and those for whose files notes changed. */
	#placeVisible(touches: (file: Uri) => boolean = () => false): void {
		for (const { document } of window.visibleTextEditors) {
			const file = fileOf(document);
			if (file && (!this.#turns.has(document) || touches(file)))
				void this.#place(document);
		}
	}

	async #place(document: TextDocument): Promise<void> {
		const file = fileOf(document);
		const repository = file && this.#repositories.of(file);
		const path = file && repository?.pathOf(file);
		if (!repository || path === undefined) return;
		const turn = (this.#turns.get(document) ?? 0) + 1;
		this.#turns.set(document, turn);
		try {
			await repository.ready;
			// As for the file itself: a note that names one outside by way of a link is shown nowhere.
			if (repository.tacit.index.notesAt(path).length > 0)
				await repository.codeUri(path);
			const { version } = document;
			const placed = await repository.tacit.placeNotes(
				path,
				() => codeOf("", document.getText()),
				{ history: true, isPast: true },
			);
			if (document.isClosed || this.#turns.get(document) !== turn) return;
			// Then its change is told, and it is looked into again.
			if (document.version !== version) return;
			const places = placed.flatMap((each): readonly LivePlace[] => {
				const { placement } = each;
				if (placement.state !== "attached") return [];
				const { lines } = placement;
				return [
					{
						...each,
						repository,
						document,
						lines,
						cell: undefined,
						isPast: true,
					},
				];
			});
			this.#texts.set(document, {
				repository,
				places: places.sort(
					(a, b) => (a.lines?.start ?? 0) - (b.lines?.start ?? 0),
				),
			});
			this.#changed.fire({ documents: () => [document] });
		} catch (error) {
			this.#log.warn(`The notes of ${document.uri} were not placed.`, error);
		}
	}
}

/** What stands in any document, of today or before. */
export function shownPlaces(live: LivePlaces, past: PastPlaces): ShownPlaces {
	return {
		in: (document) =>
			fileOf(document) ? past.in(document) : live.in(document),
		onDidChange(listener, self, disposables) {
			const both = [live, past].map(({ onDidChange }) =>
				onDidChange(listener, self),
			);
			const all = Disposable.from(...both);
			disposables?.push(all);
			return all;
		},
	};
}

/** The file of which the document is the text that git has; `undefined` for any other document, and for the JSON of a notebook. */
function fileOf({ uri }: TextDocument): Uri | undefined {
	if (uri.scheme !== "git") return undefined;
	let path: unknown;
	try {
		({ path } = JSON.parse(uri.query));
	} catch {
		return undefined;
	}
	if (typeof path !== "string" || isNotebookPath(path)) return undefined;
	return Uri.file(path);
}

function isVisible(document: TextDocument): boolean {
	return window.visibleTextEditors.some(
		(editor) => editor.document === document,
	);
}
