import {
	type InputBox,
	l10n,
	type QuickInputButton,
	ThemeIcon,
	Uri,
	window,
	workspace,
} from "vscode";
import type { NoteKind } from "../../core/note.ts";
import type { Writing } from "../../externalize/writing.ts";
import { commandIds } from "../commandIds.ts";
import type { FailureReport } from "../commandRunner.ts";
import { setContext } from "../contextKeys.ts";
import { kindWord } from "../words.ts";
import { askToDiscard } from "./askToDiscard.ts";
import type { ComposerTasks } from "./composer.ts";
import { pickKind } from "./pickKind.ts";
import type { WritingJournal } from "./writingJournal.ts";

interface InputActions {
	pickKind(): Promise<void>;
	saveDraft(): Promise<void>;
}

/**
 * Writes notes on folders, which have no editor to write in: one line does, with the kind and the ways to end as
 * buttons. What is typed is in the journal until it is saved or discarded: Escape, or another list at the top of the
 * window, only puts it aside.
 */
export class FolderWriter {
	readonly #journal: WritingJournal;
	readonly #save: ComposerTasks["save"];
	readonly #failed: FailureReport;
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
	}

	/** Goes on with what is unfinished on the same folder, or begins `fresh`. Resolves when the input is closed. */
	write(fresh: Writing): Promise<void> {
		return this.#open(
			this.#unfinished().find(({ uri }) => uri === fresh.uri) ?? fresh,
		);
	}

	/** Opens again what was begun last of that which an earlier window left unfinished. */
	restore(): void {
		const last = this.#unfinished().reduce<Writing | undefined>(
			(latest, each) =>
				latest && latest.begunAt > each.begunAt ? latest : each,
			undefined,
		);
		if (last) void this.#open(last);
	}

	/** Lets somebody choose what the note in the input is about. */
	async pickKind(): Promise<void> {
		await this.#shown?.pickKind();
	}

	/** Saves what stands in the input as a private draft. */
	async saveDraft(): Promise<void> {
		await this.#shown?.saveDraft();
	}

	/** Another folder's input may be shown by now. */
	#hidden(actions: InputActions): void {
		if (this.#shown !== actions) return;
		this.#shown = undefined;
		setContext("tacit.writingOnFolder", false);
	}

	#unfinished(): readonly Writing[] {
		return this.#journal.all().filter(({ isFolder }) => isFolder);
	}

	#open(begun: Writing): Promise<void> {
		let writing = begun;
		const buttons = folderButtons();
		const input = window.createInputBox();
		const closed = new Promise<void>((resolve) => {
			let isPicking = false;
			let isSaving = false;
			const change = (part: { text: string } | { kind: NoteKind }) => {
				writing = { ...writing, ...part };
				if (writing.text.trim() === "") this.#journal.remove(writing.key);
				else this.#journal.put(writing);
			};
			const end = () => {
				this.#journal.remove(writing.key);
				this.#hidden(actions);
				resolve();
			};
			const save = async (how: "publish" | "draft") => {
				if (isSaving || writing.text.trim() === "") return;
				isSaving = true;
				input.busy = true;
				try {
					await this.#save(writing, how);
					end();
				} catch (error) {
					// What was typed stays, to be saved again.
					this.#failed(commandIds.writeNoteOnFolder, error);
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
			const actions = { pickKind: choose, saveDraft: () => save("draft") };
			const open = () => {
				show(input, writing);
				this.#shown = actions;
				setContext("tacit.writingOnFolder", true);
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
					window.setStatusBarMessage(
						l10n.t(
							"$(edit) Kept. “Write a Note on This Folder” goes on with it.",
						),
						8000,
					);
				resolve();
			});
			open();
		});
		return closed.finally(() => input.dispose());
	}
}

function folderButtons() {
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

function show(input: InputBox, { kind, text, uri }: Writing): void {
	input.title = l10n.t(
		"{0}, on {1}",
		kindWord(kind),
		workspace.asRelativePath(Uri.parse(uri)),
	);
	input.placeholder = l10n.t("Why is it like this? One sentence is enough.");
	input.prompt = l10n.t("Enter publishes the note.");
	input.ignoreFocusOut = true;
	input.value = text;
	input.show();
}
