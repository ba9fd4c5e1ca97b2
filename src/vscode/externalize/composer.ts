import {
	type Comment,
	type CommentController,
	CommentMode,
	type CommentThread,
	CommentThreadCollapsibleState,
	commands,
	comments,
	type Disposable,
	Range,
	type TextDocument,
	type TextEditor,
	Uri,
	window,
	workspace,
} from "vscode";
import {
	type FollowedStretch,
	followStretch,
} from "../../core/anchor/followText.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { Log } from "../../core/ports.ts";
import type { Writing } from "../../externalize/writing.ts";
import { codeFileOf } from "../codeFile.ts";
import { setContext } from "../contextKeys.ts";
import { followChange } from "../followChange.ts";
import { linesOf, rangeOf, stretchOf } from "../textLines.ts";
import { askToDiscard } from "./askToDiscard.ts";
import { CommentInputs } from "./commentInputs.ts";
import { focusThread } from "./focusThread.ts";
import { redrawn } from "./redrawn.ts";
import { untilBoxed } from "./untilBoxed.ts";
import type { WritingJournal } from "./writingJournal.ts";

/** One writing with the inline editor that shows it. */
interface OpenWriting {
	writing: Writing;
	thread: CommentThread;
	comment: Comment;
	/** The box that VS Code gave it last; the text may not stand in it yet. */
	box: TextDocument | undefined;
	/** The box in which it is typed, while VS Code shows one. */
	input: TextDocument | undefined;
	/** Where its lines are in the open file; `undefined` for a whole file. */
	followed: FollowedStretch | undefined;
}

/** What becomes of a writing that is saved; `nameless`: published without a name. */
export type SaveWay = "publish" | "draft" | "nameless";

/** A writing with the editor in which it is typed. */
export interface OpenInput {
	readonly writing: Writing;
	readonly editor: TextEditor;
	setKind(kind: Writing["kind"]): void;
}

/** What the composer leaves to others. */
export interface ComposerTasks {
	/** Makes the writing a note, an edit or an answer. Throws when it could not; the writing then stays open. */
	save(writing: Writing, how: SaveWay): Promise<void>;
	/** What stands above the inline editor. */
	label(writing: Writing): string;
	/** The name shown beside what is written. */
	authorName(uri: Uri): Promise<string>;
}

/**
 * Writes notes inline, right under the code. A thread of VS Code's comments exists only while something is written,
 * edited or answered in it. Its comment begins empty and is filled through its input box: a thread that holds
 * text from the start would open the Comments panel.
 */
export class Composer implements Disposable {
	readonly #controller: CommentController;
	readonly #inputs = new CommentInputs();
	readonly #open = new Map<string, OpenWriting>();
	/** Those whose inline editor is on its way: asking for one again meanwhile must not make two. */
	readonly #beginning = new Map<string, Writing>();
	readonly #journal: WritingJournal;
	readonly #tasks: ComposerTasks;
	readonly #log: Log;
	readonly #subscriptions: Disposable[];

	constructor(journal: WritingJournal, tasks: ComposerTasks, log: Log) {
		this.#journal = journal;
		this.#tasks = tasks;
		this.#log = log;
		this.#controller = comments.createCommentController("tacit", "Tacit");
		this.#subscriptions = [
			this.#controller,
			this.#inputs,
			this.#inputs.onDidOpen((document) => void this.#adopt(document)),
			this.#inputs.onDidChange((document) => this.#typed(document)),
			this.#inputs.onDidClose((document) => this.#left(document)),
			workspace.onDidChangeTextDocument((event) => {
				if (this.#open.size === 0 || event.contentChanges.length === 0) return;
				const uri = event.document.uri.toString();
				for (const each of this.#open.values())
					if (each.followed && each.writing.uri === uri)
						each.followed = followChange(each.followed, event);
			}),
			window.onDidChangeVisibleTextEditors((editors) => {
				for (const { document } of editors) this.restore(document);
			}),
		];
	}

	/** Whether something is being written, or an inline editor is about to open. */
	get isOpen(): boolean {
		return this.#open.size + this.#beginning.size > 0;
	}

	/**
	 * Opens an inline editor for the writing, or shows the one that is open for the same note or lines. `takeOver` is called
	 * when all is ready to show it, and returns the text to begin with.
	 */
	async begin(
		writing: Writing,
		takeOver?: () => Promise<string>,
	): Promise<void> {
		const isSame = (other: Writing) =>
			other.key === writing.key ||
			(other.uri === writing.uri &&
				other.mode === writing.mode &&
				other.noteId === writing.noteId &&
				(writing.noteId !== undefined ||
					(other.lines?.start === writing.lines?.start &&
						other.lines?.end === writing.lines?.end)));
		if ([...this.#beginning.values()].some(isSame)) return;
		const same = [...this.#open.values()].find((each) =>
			isSame(this.#now(each)),
		);
		if (same) {
			await takeOver?.();
			if (same.input && !same.input.isClosed) await focusThread(same.thread);
			else await this.#redraw(same);
			this.#watchBox(same);
			return;
		}
		this.#beginning.set(writing.key, writing);
		try {
			this.#watchBox(await this.#begin(writing, takeOver));
		} finally {
			this.#beginning.delete(writing.key);
		}
	}

	#watchBox(entry: OpenWriting): void {
		const { key } = entry.writing;
		untilBoxed(this.#inputs, {
			isWaiting: () =>
				this.#open.get(key) === entry &&
				(entry.box?.isClosed ?? true) &&
				this.isInSight(key),
			redraw: () => {
				this.#log.info("VS Code shows no box: the thread is made once more.");
				return this.#redraw(entry);
			},
		}).catch((error: unknown) =>
			this.#log.warn("A half-written note could not be shown.", error),
		);
	}

	async #begin(
		begun: Writing,
		takeOver?: () => Promise<string>,
	): Promise<OpenWriting> {
		const uri = Uri.parse(begun.uri);
		const document = await workspace.openTextDocument(uri);
		const comment: Comment = {
			body: "",
			mode: CommentMode.Editing,
			author: { name: await this.#tasks.authorName(uri) },
			contextValue: contextOf(begun),
		};
		const writing = takeOver ? { ...begun, text: await takeOver() } : begun;
		await redrawn();
		const lines = writing.lines && within(writing.lines, document);
		const entry: OpenWriting = {
			writing,
			thread: this.#createThread(uri, writing, lines),
			comment,
			box: undefined,
			input: undefined,
			followed:
				lines && followStretch(document.getText(), stretchOf(document, lines)),
		};
		this.#open.set(writing.key, entry);
		this.#journal.put(writing);
		fill(entry);
		this.#updateContext();
		return entry;
	}

	/** Its comment is still to come (see `fill`). */
	#createThread(
		uri: Uri,
		writing: Writing,
		lines: LineRange | undefined,
	): CommentThread {
		const thread = this.#controller.createCommentThread(
			uri,
			lines ? rangeOf(lines) : new Range(0, 0, 0, 0),
			[],
		);
		thread.canReply = false;
		thread.contextValue = writing.mode;
		thread.label = this.#tasks.label(writing);
		return thread;
	}

	/** VS Code shows no box for it: its thread got lost while all were drawn anew, or it is folded. */
	async #redraw(entry: OpenWriting): Promise<void> {
		entry.writing = this.#now(entry);
		entry.thread.dispose();
		await redrawn();
		const { writing } = entry;
		// It was saved or thrown away meanwhile.
		if (this.#open.get(writing.key) !== entry) return;
		entry.thread = this.#createThread(
			Uri.parse(writing.uri),
			writing,
			writing.lines,
		);
		entry.comment = emptied(entry.comment);
		fill(entry);
	}

	/** Opens again what was left unfinished in the files that are in sight. */
	restoreVisible(): void {
		for (const { document } of window.visibleTextEditors)
			this.restore(document);
	}

	/** Opens again what was left unfinished in this file. */
	restore(document: TextDocument): void {
		// Not under the JSON of a notebook: its cells are meant.
		if (!codeFileOf(document)) return;
		for (const writing of this.#journal.all())
			if (
				writing.uri === document.uri.toString() &&
				!writing.isFolder &&
				!this.#open.has(writing.key) &&
				window.visibleTextEditors.some((editor) => editor.document === document)
			)
				void this.begin(writing).catch((error: unknown) =>
					this.#log.warn("A half-written note could not be opened.", error),
				);
	}

	/** Saves what the comment belongs to (see `#entryOf`), then closes its editor. */
	async save(comment: Comment | undefined, how: SaveWay): Promise<void> {
		const entry = this.#entryOf(comment);
		if (!entry) return;
		if (entry.input === undefined && comment && plainBody(comment) === "") {
			// The press came before the text stood in the box: it is not what the person wants to write.
			this.#reopen(entry);
			return;
		}
		entry.input = undefined;
		const text = comment ? plainBody(comment) : entry.writing.text;
		entry.writing = this.#now({
			...entry,
			writing: { ...entry.writing, text },
		});
		this.#journal.put(entry.writing);
		try {
			if (text.trim() === "") {
				this.#reopen(entry);
				return;
			}
			await this.#tasks.save(entry.writing, how);
		} catch (error) {
			this.#reopen(entry);
			throw error;
		}
		await this.#close(entry);
	}

	/**
	 * Throws the writing away; asks first when there is something in it. VS Code closes the box when its button is pressed
	 * and leaves it alone when a key is.
	 */
	async discard(comment: Comment | undefined): Promise<void> {
		const entry = this.#entryOf(comment);
		if (!entry) return;
		const { text, before } = entry.writing;
		if (text.trim() !== "" && !isSameText(text, before)) {
			if (!(await askToDiscard())) {
				if (comment) this.#reopen(entry);
				return;
			}
		}
		await this.#close(entry);
	}

	/** Lets somebody choose what the note is about. A key hands over no thread: see `#entryOf`. */
	async pickKind(
		thread: CommentThread | undefined,
		ask: (present: Writing["kind"]) => Promise<Writing["kind"] | undefined>,
	): Promise<void> {
		const entry = thread
			? [...this.#open.values()].find((each) => each.thread === thread)
			: this.#entryOf(undefined);
		if (!entry) return;
		const kind = await ask(entry.writing.kind);
		if (kind) this.#setKind(entry, kind);
	}

	/** What is written in the thread, else in the inline editor that has the focus, or the only one; `undefined` where none is open. */
	writingIn(thread: CommentThread | undefined): OpenInput | undefined {
		const entry = thread
			? [...this.#open.values()].find((each) => each.thread === thread)
			: this.#entryOf(undefined);
		const editor = entry?.input && this.#inputs.editorOf(entry.input);
		if (!entry || !editor) return undefined;
		return {
			writing: entry.writing,
			editor,
			setKind: (kind) => this.#setKind(entry, kind),
		};
	}

	/** What is typed in the document of an inline editor; `undefined` for other documents. */
	writingTypedIn(document: TextDocument): Writing | undefined {
		return [...this.#open.values()].find(({ input }) => input === document)
			?.writing;
	}

	#setKind(entry: OpenWriting, kind: Writing["kind"]): void {
		entry.writing = { ...entry.writing, kind };
		entry.thread.label = this.#tasks.label(entry.writing);
		this.#journal.put(this.#now(entry));
	}

	/** What stands above the inline editors may be another by now. */
	relabel(): void {
		for (const { thread, writing } of this.#open.values()) {
			const label = this.#tasks.label(writing);
			// Each change of it is drawn.
			if (thread.label !== label) thread.label = label;
		}
	}

	/** Whether the inline editor of the writing is in sight, or would be after scrolling. */
	isInSight(key: string): boolean {
		const uri = this.#open.get(key)?.writing.uri;
		return window.visibleTextEditors.some(
			({ document }) => document.uri.toString() === uri,
		);
	}

	/** Puts by on which lines everything stands, before the files may have gone. */
	keepLines(): void {
		for (const entry of this.#open.values()) {
			entry.writing = this.#now(entry);
			this.#journal.put(entry.writing);
		}
	}

	/** Lets a writing go on in another place. Its inline editor closes; to open one there is left to the caller. */
	move(key: string, place: Pick<Writing, "uri" | "lines">): void {
		const entry = this.#open.get(key);
		if (entry) {
			this.#open.delete(key);
			entry.thread.dispose();
			this.#updateContext();
		}
		this.#journal.move(key, place);
	}

	/** Throws a writing away, without asking. */
	async forget(key: string): Promise<void> {
		const entry = this.#open.get(key);
		if (entry) await this.#close(entry);
		else this.#journal.remove(key);
	}

	dispose(): void {
		for (const entry of this.#open.values()) entry.thread.dispose();
		for (const each of this.#subscriptions) each.dispose();
	}

	/**
	 * A button hands over its comment; a key does not, and means the inline editor that has the focus, or the only one:
	 * VS Code is late to say which one has it.
	 */
	#entryOf(comment: Comment | undefined): OpenWriting | undefined {
		const open = [...this.#open.values()];
		if (comment) return open.find((each) => each.comment === comment);
		if (open.length === 1) return open[0];
		const focused = window.activeTextEditor?.document;
		return open.find(({ input }) => input !== undefined && input === focused);
	}

	/** Gives a fresh input box to the writing that lacks one, and its text to the box. */
	async #adopt(document: TextDocument): Promise<void> {
		if (document.uri.authority !== "") return;
		const waiting = [...this.#open.values()].filter(
			({ input }) => input === undefined || input.isClosed,
		);
		const text = document.getText();
		const entry =
			waiting.find(({ writing }) => text !== "" && writing.text === text) ??
			waiting.find(({ writing }) =>
				window.visibleTextEditors.some(
					(editor) => editor.document.uri.toString() === writing.uri,
				),
			);
		if (!entry) return;
		entry.box = document;
		if (text === "" && entry.writing.text !== "") {
			// Until it stands in the box, nothing that is typed there may take its place.
			entry.input = undefined;
			if (!(await this.#inputs.fill(document, entry.writing.text))) return;
		}
		entry.input = document;
		this.#typed(document);
	}

	#typed(document: TextDocument): void {
		const entry = [...this.#open.values()].find(
			({ input }) => input === document,
		);
		if (!entry) return;
		const text = document.getText();
		if (text === entry.writing.text) return;
		entry.writing = this.#now({
			...entry,
			writing: { ...entry.writing, text },
		});
		this.#journal.put(entry.writing);
	}

	#left(document: TextDocument): void {
		for (const entry of this.#open.values())
			if (entry.input === document) entry.input = undefined;
	}

	/** The writing with the lines on which it stands by now. */
	#now({ writing, followed }: OpenWriting): Writing {
		const document = workspace.textDocuments.find(
			({ uri }) => uri.toString() === writing.uri,
		);
		if (!followed?.stretch || !document) return writing;
		return { ...writing, lines: linesOf(document, followed.stretch) };
	}

	/** Puts the comment back into its editing state, with its text. */
	#reopen(entry: OpenWriting): void {
		entry.input = undefined;
		entry.comment = emptied(entry.comment);
		entry.thread.comments = [entry.comment];
	}

	async #close(entry: OpenWriting): Promise<void> {
		this.#open.delete(entry.writing.key);
		entry.thread.dispose();
		this.#journal.remove(entry.writing.key);
		this.#updateContext();
		await commands.executeCommand("workbench.action.focusActiveEditorGroup");
	}

	#updateContext(): void {
		setContext("tacit.composing", this.#open.size > 0);
	}
}

/** By which the buttons are chosen: what is asked is kept private first. */
function contextOf({ mode, kind }: Writing): string {
	return mode === "new" && kind === "question" ? "newQuestion" : mode;
}

/** Shows the thread with its comment, which VS Code gives a box and the focus. */
function fill({ thread, comment }: OpenWriting): void {
	thread.comments = [comment];
	thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
}

function emptied(comment: Comment): Comment {
	return { ...comment, body: "", mode: CommentMode.Editing };
}

function within(lines: LineRange, document: TextDocument): LineRange {
	const end = Math.min(lines.end, document.lineCount);
	return { start: Math.min(lines.start, end), end };
}

function plainBody({ body }: Comment): string {
	return typeof body === "string" ? body : body.value;
}

/** An inline editor has line ends of its own. */
function isSameText(text: string, before: string | undefined): boolean {
	return text === before?.replaceAll("\r\n", "\n");
}
