import {
	type Disposable,
	EventEmitter,
	l10n,
	ProgressLocation,
	type TextDocument,
	type TextEditor,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import { containsLine, type LineRange } from "../../core/lineRange.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Found } from "../../tacit/reasonSearch.ts";
import { type CodeFile, codeFileOf } from "../codeFile.ts";
import { symbolAround } from "../externalize/symbols.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { linesTouched } from "../textLines.ts";

/** What was found for lines of a file. */
export interface FoundHere extends Found {
	readonly repository: OpenRepository;
	readonly file: CodeFile;
	readonly path: RepoPath;
	readonly document: TextDocument;
	/** Of the document. */
	readonly lines: LineRange;
}

/** Milliseconds that somebody who asks waits for a language server that is still starting. */
const patience = 5000;
/** Of a longer function only the lines in view are looked at. */
const longestSymbol = 150;

/**
 * The reasons that the repository already holds for lines that somebody asked about: one answer at a time, which is
 * forgotten when the file changes, or another is asked for.
 */
export class FoundReasons implements Disposable {
	readonly #repositories: Repositories;
	readonly #changed = new EventEmitter<void>();
	readonly #subscription: Disposable;
	#found: FoundHere | undefined;
	/** Whether the hover has still to show it. */
	#isFresh = false;
	#turn = 0;

	readonly onDidChange = this.#changed.event;

	constructor(repositories: Repositories) {
		this.#repositories = repositories;
		this.#subscription = workspace.onDidChangeTextDocument(
			({ document, contentChanges }) => {
				if (this.#found?.document === document && contentChanges.length > 0)
					this.#set(undefined);
			},
		);
	}

	/** What was asked for last. */
	get last(): FoundHere | undefined {
		return this.#found;
	}

	/** What a hover at this line is to show: once for each time that somebody asked. */
	takeFor(document: TextDocument, line: number): FoundHere | undefined {
		const found = this.#found;
		if (
			!this.#isFresh ||
			found?.document !== document ||
			!containsLine(found.lines, line)
		)
			return undefined;
		this.#isFresh = false;
		return found;
	}

	/**
	 * Looks for reasons for what is selected, else for the function around the cursor, else for the lines in view; `undefined`
	 * where another question came meanwhile, or the file changed. Throws `bad-argument` where no file of a repository is open.
	 */
	async look(): Promise<FoundHere | undefined> {
		const editor = window.activeTextEditor;
		const file = editor && codeFileOf(editor.document);
		const repository = file && this.#repositories.opened(file.uri);
		const path = file && repository?.pathOf(file.uri);
		if (!editor || !repository || path === undefined)
			throw new TacitError(
				"bad-argument",
				msg`Open a file and put the cursor on the code that you ask about.`,
			);
		this.#turn++;
		const turn = this.#turn;
		const { document } = editor;
		const version = document.version;
		const isStopped = () =>
			turn !== this.#turn || document.version !== version || file.isClosed();
		return window.withProgress(
			{
				location: ProgressLocation.Window,
				title: l10n.t("Tacit: looking for reasons"),
			},
			async () => {
				const lines = await linesAskedAbout(editor);
				await repository.ready;
				const found = await repository.tacit.findReasons(
					path,
					file.code(),
					file.linesOf(document, lines),
					{ isStopped },
				);
				if (isStopped()) return undefined;
				this.#set({ ...found, repository, file, path, document, lines });
				this.#isFresh = true;
				return this.#found;
			},
		);
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	#set(found: FoundHere | undefined): void {
		this.#found = found;
		this.#isFresh = false;
		this.#changed.fire();
	}
}

async function linesAskedAbout({
	document,
	selection,
	visibleRanges,
}: TextEditor): Promise<LineRange> {
	const selected = linesTouched(selection);
	if (!selection.isEmpty) return selected;
	const symbol = await symbolAround(document, selected, patience);
	if (symbol && symbol.lines.end - symbol.lines.start < longestSymbol)
		return symbol.lines;
	const visible = visibleRanges.find((range) =>
		range.contains(selection.active),
	);
	return visible ? linesTouched(visible) : selected;
}
