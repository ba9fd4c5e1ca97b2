import {
	type Disposable,
	type InputBox,
	l10n,
	type QuickInputButton,
	type TextDocument,
	ThemeIcon,
	Uri,
	window,
	workspace,
} from "vscode";
import {
	type FollowedStretch,
	followStretch,
} from "../../core/anchor/followText.ts";
import type { NoteKind } from "../../core/note.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import type { Writing } from "../../externalize/writing.ts";
import { type CodeFile, openCodeFile } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { FailureReport } from "../commandRunner.ts";
import { setContext } from "../contextKeys.ts";
import { followChange } from "../followChange.ts";
import { linesOf, stretchOf } from "../textLines.ts";
import { kindWord, lineWord } from "../words.ts";
import { askToDiscard } from "./askToDiscard.ts";
import type { ComposerTasks } from "./composer.ts";
import { pickKind } from "./pickKind.ts";
import type { WritingJournal } from "./writingJournal.ts";

/** Where the lines of a notebook are about which something is written. */
interface FollowedLines {
	readonly file: CodeFile;
	readonly document: TextDocument;
	followed: FollowedStretch;
}

interface InputActions {
	/** The writing's. */
	readonly key: string;
	pickKind(): Promise<void>;
	saveDraft(): Promise<void>;
}

/**
 * Writes notes on folders, which have no editor to write in, and on notebooks, in whose cells VS Code shows no inline
 * editor of an extension: one line does, with the kind and the ways to end as buttons. What is typed is in the journal until it is saved or discarded: Escape, or another list at the top of the
 * window, only puts it aside.
 */
export class LineWriter implements Disposable {
	readonly #journal: WritingJournal;
	readonly #save: ComposerTasks["save"];
	readonly #failed: FailureReport;
	/** By the writing's key. */
	readonly #lines = new Map<string, FollowedLines>();
	readonly #subscription: Disposable;
	/** What the keys do in the input that is shown. */
	#shown: InputActions | undefined;

	constructor(
		journal: WritingJournal,
		save: ComposerTasks["save"],
		failed: FailureReport,
	) {
		this.#journal = journal;
		this.#save = save;
		this.#failed = failed;
		this.#subscription = workspace.onDidChangeTextDocument((event) => {
			if (event.contentChanges.length === 0) return;
			for (const each of this.#lines.values())
				if (each.document === event.document)
					each.followed = followChange(each.followed, event);
		});
	}

	/** Whether notes on this file or folder are written here. */
	isFor({ uri, isFolder }: Pick<Writing, "uri" | "isFolder">): boolean {
		return isFolder || isNotebookPath(Uri.parse(uri).path);
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	/** Goes on with what is unfinished on the same folder or lines, or begins `fresh`. Resolves when the input is closed. */
	async write(fresh: Writing): Promise<void> {
		const same = this.#unfinished().find(
			({ uri, lines }) =>
				uri === fresh.uri &&
				lines?.start === fresh.lines?.start &&
				lines?.end === fresh.lines?.end,
		);
		await this.#begin(same ?? fresh);
	}

	/** Goes on with a writing that is in the journal. */
	async goOn(writing: Writing): Promise<void> {
		await this.#begin(this.#now(writing));
	}

	/** Whether the writing is in the input that is shown. */
	isInSight(key: string): boolean {
		return this.#shown?.key === key;
	}

	/** Opens again what was begun last of that which an earlier window left unfinished; not while something is written here. */
	restore(): void {
		if (this.#shown) return;
		const last = this.#unfinished().reduce<Writing | undefined>(
			(latest, each) =>
				latest && latest.begunAt > each.begunAt ? latest : each,
			undefined,
		);
		if (last) void this.#begin(last);
	}

	async #begin(writing: Writing): Promise<void> {
		await this.#follow(writing);
		await this.#open(writing);
	}

	/** Lines of a notebook that cannot be opened are not followed: to save the note fails then, and says so. */
	async #follow({ key, uri, lines }: Writing): Promise<void> {
		if (!lines || this.#lines.has(key)) return;
		try {
			const file = await openCodeFile(Uri.parse(uri));
			const place = file.at(lines);
			if (!place) return;
			const { document } = place;
			const followed = followStretch(
				document.getText(),
				stretchOf(document, place.lines),
			);
			this.#lines.set(key, { file, document, followed });
		} catch {
			return;
		}
	}

	/** The writing with the file and the lines on which it stands by now. */
	#now(begun: Writing): Writing {
		const uri = this.#journal.get(begun.key)?.uri ?? begun.uri;
		const writing = { ...begun, uri };
		const place = this.#placeOf(writing);
		if (!place) return writing;
		const { file, document, lines } = place;
		return { ...writing, lines: file.linesOf(document, lines) };
	}

	/** Lets somebody choose what the note in the input is about. */
	async pickKind(): Promise<void> {
		await this.#shown?.pickKind();
	}

	/** Saves what stands in the input as a private draft. */
	async saveDraft(): Promise<void> {
		await this.#shown?.saveDraft();
	}

	/** Another input may be shown by now. */
	#hidden(actions: InputActions): void {
		if (this.#shown !== actions) return;
		this.#shown = undefined;
		setContext("tacit.writingLine", false);
	}

	#unfinished(): readonly Writing[] {
		return this.#journal
			.all()
			.filter((writing) => writing.mode === "new" && this.isFor(writing))
			.map((writing) => this.#now(writing));
	}

	#lineWord(writing: Writing): string | undefined {
		const place = this.#placeOf(writing);
		if (!place) return undefined;
		const { file, document, lines } = place;
		const cell = isNotebookPath(file.uri.path)
			? file.documents().indexOf(document) + 1
			: undefined;
		return lineWord({ cell, lines });
	}

	/** The cell and the lines in it; `undefined` where they are gone. */
	#placeOf({ key }: Writing) {
		const known = this.#lines.get(key);
		const stretch = known?.followed.stretch;
		if (!known || !stretch || known.document.isClosed) return undefined;
		const { file, document } = known;
		return { file, document, lines: linesOf(document, stretch) };
	}

	#open(begun: Writing): Promise<void> {
		let writing = begun;
		const buttons = lineButtons();
		const input = window.createInputBox();
		const closed = new Promise<void>((resolve) => {
			let isPicking = false;
			let isSaving = false;
			const change = (part: { text: string } | { kind: NoteKind }) => {
				writing = this.#now({ ...writing, ...part });
				if (writing.text.trim() === "") this.#journal.remove(writing.key);
				else this.#journal.put(writing);
			};
			const end = () => {
				this.#journal.remove(writing.key);
				this.#lines.delete(writing.key);
				this.#hidden(actions);
				resolve();
			};
			const save = async (how: "publish" | "draft") => {
				if (isSaving || writing.text.trim() === "") return;
				isSaving = true;
				input.busy = true;
				try {
					await this.#save(this.#now(writing), how);
					end();
				} catch (error) {
					// What was typed stays, to be saved again.
					this.#failed(commandIds.writeNote, error);
				} finally {
					isSaving = false;
					input.busy = false;
				}
			};
			const choose = async () => {
				isPicking = true;
				const kind = await pickKind(writing.kind);
				isPicking = false;
				if (kind) change({ kind });
				open();
			};
			const actions = {
				key: writing.key,
				pickKind: choose,
				saveDraft: () => save("draft"),
			};
			const open = () => {
				show(input, writing, this.#lineWord(writing));
				this.#shown = actions;
				setContext("tacit.writingLine", true);
			};
			const discard = async () => {
				if (writing.text.trim() === "" || (await askToDiscard())) end();
			};
			input.buttons = Object.values(buttons);
			input.onDidChangeValue((text) => change({ text }));
			input.onDidAccept(() => void save("publish"));
			input.onDidTriggerButton((button) => {
				if (button === buttons.choose) void choose();
				else if (button === buttons.draft) void save("draft");
				else void discard();
			});
			input.onDidHide(() => {
				this.#hidden(actions);
				if (isPicking) return;
				if (writing.text.trim() !== "" && !isSaving)
					window.setStatusBarMessage(keptWord(writing), 8000);
				resolve();
			});
			open();
		});
		return closed.finally(() => input.dispose());
	}
}

function lineButtons() {
	const button = (icon: string, tooltip: string): QuickInputButton => ({
		iconPath: new ThemeIcon(icon),
		tooltip,
	});
	return {
		choose: button("tag", l10n.t("Choose What the Note Is About")),
		draft: button("lock", l10n.t("Save as Private Draft")),
		discard: button("trash", l10n.t("Discard")),
	};
}

function keptWord({ isFolder, lines }: Writing): string {
	if (isFolder)
		return l10n.t(
			"$(edit) Kept. “Write a Note on This Folder” goes on with it.",
		);
	return lines
		? l10n.t(
				"$(edit) Kept. “Write a Note on These Lines” goes on with it, on the same lines.",
			)
		: l10n.t("$(edit) Kept. “Write a Note on This File” goes on with it.");
}

/** `where` is the place in a notebook. */
function show(
	input: InputBox,
	{ kind, text, uri, answers }: Writing,
	where: string | undefined,
): void {
	const path = workspace.asRelativePath(Uri.parse(uri));
	const place = where === undefined ? path : `${path}, ${where}`;
	if (answers) {
		input.title = answers.question;
		input.placeholder = l10n.t("One sentence is a whole note.");
		input.prompt = l10n.t("Enter publishes it as a note on {0}.", place);
	} else {
		input.title = l10n.t("{0}, on {1}", kindWord(kind), place);
		input.placeholder = l10n.t("Why is it like this? One sentence is enough.");
		input.prompt = l10n.t("Enter publishes the note.");
	}
	input.ignoreFocusOut = true;
	input.value = text;
	input.show();
}
