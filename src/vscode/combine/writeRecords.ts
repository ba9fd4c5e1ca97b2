import { l10n, type QuickPickItem, Selection, window, workspace } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { RecordPlan, RecordRequest } from "../../tacit/recordWriting.ts";
import { noteFrom } from "../noteFrom.ts";
import type { OpenRepository } from "../openRepository.ts";
import { pickMany } from "../pickMany.ts";
import type { Repositories } from "../repositories.ts";
import { repositoryHere } from "./sharingCommands.ts";

/** Asks for a folder and a title, and writes a decision record. */
export async function newRecord(repositories: Repositories): Promise<void> {
	const repository = await readyHere(repositories);
	const folder = await pickFolder(repository);
	if (folder === undefined) return;
	const title = await askTitle(l10n.t("A new decision record"));
	if (title) await write(repository, { folder: folder || undefined, title });
}

/** Makes a record of the note that `args` name, else of those that somebody picks. */
export async function recordNotes(
	repositories: Repositories,
	args: readonly unknown[],
): Promise<void> {
	const ref = noteFrom(repositories, args);
	const repository = ref?.repository ?? (await readyHere(repositories));
	const notes = ref ? [ref.note.head.id] : await pickNotes(repository);
	if (!notes) return;
	const folder = await pickFolder(repository);
	if (folder === undefined) return;
	const first = repository.tacit.index.byId(notes[0] as NoteId);
	const title = await askTitle(
		l10n.t("A decision record made of notes"),
		first && plainTitle(first.head.title),
	);
	if (title)
		await write(repository, { folder: folder || undefined, title, notes });
}

/** Writes a record in the place of another. */
export async function supersedeRecord(
	repositories: Repositories,
): Promise<void> {
	const repository = await readyHere(repositories);
	const supersedes = await pickRecord(repository);
	if (supersedes === undefined) return;
	const title = await askTitle(
		l10n.t("The record that supersedes {0}", supersedes),
	);
	if (title) await write(repository, { title, supersedes });
}

async function readyHere(repositories: Repositories): Promise<OpenRepository> {
	const repository = repositoryHere(repositories);
	await repository.ready;
	return repository;
}

/** Empty where there is nothing to choose; `undefined` where it was called off. */
async function pickFolder({
	tacit,
}: OpenRepository): Promise<RepoPath | "" | undefined> {
	const folders = await tacit.recordFolders();
	if (folders.length < 2) return "";
	const picked = await window.showQuickPick(
		folders.map(({ folder, files }) => ({
			...{ label: folder || ".", folder },
			description: l10n.t("{0} records", files.length),
		})),
		{ title: l10n.t("In which folder?") },
	);
	return picked?.folder;
}

async function askTitle(
	title: string,
	value?: string,
): Promise<string | undefined> {
	const given = await window.showInputBox({
		...{ title, ...(value === undefined ? {} : { value }) },
		prompt: l10n.t("What is decided, in a few words"),
	});
	return given?.trim() || undefined;
}

/** Published notes, decisions first; `undefined` where none was checked. */
async function pickNotes({
	tacit,
}: OpenRepository): Promise<readonly NoteId[] | undefined> {
	const notes = [...tacit.index.notes()]
		.filter(
			({ head, file }) =>
				file.visibility === "published" && head.kind !== "question",
		)
		.map(({ head, file }) => ({
			label: plainTitle(head.title),
			description: file.path,
			...{ id: head.id, isDecision: head.kind === "decision" },
		}))
		.sort(
			(one, other) =>
				Number(other.isDecision) - Number(one.isDecision) ||
				(one.description < other.description ? -1 : 1),
		);
	if (notes.length === 0)
		throw new TacitError(
			"unknown-note",
			msg`There is no published note here to make a record of.`,
		);
	const picked = await pickMany<QuickPickItem & { readonly id: NoteId }>(
		notes,
		{
			title: l10n.t("Which notes become a decision record?"),
		},
	);
	return picked?.map(({ id }) => id);
}

/** The record that is open, else one of a list. */
async function pickRecord({
	tacit,
	uriOf,
}: OpenRepository): Promise<RepoPath | undefined> {
	const files = (await tacit.recordFolders()).flatMap((folder) => folder.files);
	const open = window.activeTextEditor?.document.uri.toString();
	const here = files.find(
		(path) => uriOf({ visibility: "published", path }).toString() === open,
	);
	if (here !== undefined) return here;
	if (files.length === 0)
		throw new TacitError(
			"bad-argument",
			msg`There is no decision record here. Write the first one with New Decision Record.`,
		);
	return (await window.showQuickPick(files, {
		title: l10n.t("Which record is superseded?"),
	})) as RepoPath | undefined;
}

async function write(
	repository: OpenRepository,
	request: RecordRequest,
): Promise<void> {
	const plan = await repository.tacit.planRecord(request);
	await repository.tacit.writeRecord(plan);
	const document = await workspace.openTextDocument(
		repository.uriOf({ visibility: "published", path: plan.path }),
	);
	const editor = await window.showTextDocument(document);
	const line = firstHint(document.getText());
	const start = document.lineAt(Math.min(line, document.lineCount - 1)).range;
	editor.selection = new Selection(start.start, start.end);
	editor.revealRange(start);
	tell(plan);
}

/** What is not to be overlooked: numbers that others took, and a status that was left as it is. */
function tell({ passedOver, unchanged }: RecordPlan): void {
	if (unchanged !== undefined)
		void window.showWarningMessage(
			l10n.t(
				"The status of {0} is written in a way that Tacit does not change. Write there that it is superseded.",
				unchanged,
			),
		);
	const [first] = passedOver;
	if (first)
		void window.showInformationMessage(
			l10n.t(
				"Number {0} is taken on {1}, so this record has a later one.",
				first.number,
				first.branches.join(", "),
			),
		);
}

/** The line (0-based) of the first hint that is to be written over, else of the first text below the title's section. */
function firstHint(text: string): number {
	const lines = text.split(/\r\n|\r|\n/);
	const hint = lines.findIndex((line) => /^[*_]*[{[<].+[}\]>]/.test(line));
	if (hint >= 0) return hint;
	const section = lines.findIndex((line) =>
		/^#{2,}\s+(?:context|problem)/i.test(line),
	);
	const below = lines.findIndex(
		(line, at) => at > section && line.trim() !== "",
	);
	return section >= 0 && below >= 0 ? below : 0;
}
