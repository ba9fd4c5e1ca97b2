import { commands, type Disposable, l10n, Uri, window } from "vscode";
import type { LogEntry } from "../../combine/log/logEntry.ts";
import type { LogEdit, LogFilePlan } from "../../combine/log/logPlan.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { baseName } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { repositoryHere } from "./sharingCommands.ts";

/** Builds the decision log, and shows what that changed. */
export function registerUpdateLog(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
): Disposable {
	return run(commandIds.updateLog, async () => {
		const repository = repositoryHere(repositories);
		await repository.ready;
		await updateLog(repository, codes);
	});
}

async function updateLog(
	repository: OpenRepository,
	codes: CodeDocuments,
): Promise<void> {
	const { tacit } = repository;
	let plan = await tacit.planLog();
	if (plan.edits.length > 0) {
		const letGo = new Set<string>();
		const entries = await plan.entries();
		for (const edit of plan.edits) {
			const entry = entries.find(({ key }) => key === edit.key);
			const answer = await askAbout(edit, entry);
			// Whoever leaves the list has not agreed to anything.
			if (answer === undefined) return;
			if (answer === "discard") letGo.add(edit.name);
			else if (answer === "source" && (await tacit.applyLogEdit(edit)))
				letGo.add(edit.name);
		}
		plan = await tacit.planLog({ letGo });
	}
	await tacit.writeLog(plan);
	const changed = plan.files.filter(({ before, after }) => before !== after);
	const [file] = changed.length > 0 ? changed : plan.files;
	if (!file) return;
	if (changed.length === 0)
		window.setStatusBarMessage(
			l10n.t("$(check) The decision log is up to date."),
			5000,
		);
	await show(file, repository, codes);
}

/** `source`: into the note or record. `undefined`: the list was left. */
async function askAbout(
	edit: LogEdit,
	entry: LogEntry | undefined,
): Promise<"source" | "keep" | "discard" | undefined> {
	const canMove =
		edit.changes !== undefined &&
		edit.changes.length > 0 &&
		edit.changes.every(({ part }) => part !== undefined);
	const source = {
		label:
			entry?.source.type === "record"
				? l10n.t("Put It into the Record")
				: l10n.t("Put It into the Note"),
		detail: (edit.changes ?? []).map(({ edited }) => edited).join(" · "),
		answer: "source" as const,
	};
	const keep = {
		label: l10n.t("Keep It as It Is"),
		detail: l10n.t("A line in the log says that it differs"),
		answer: "keep" as const,
	};
	const discard = {
		label:
			edit.built === undefined
				? l10n.t("Take It Out")
				: l10n.t("Build It Anew"),
		detail: l10n.t("What was written by hand is lost"),
		answer: "discard" as const,
	};
	const picked = await window.showQuickPick(
		canMove ? [source, keep, discard] : [keep, discard],
		{
			title: l10n.t(
				"“{0}” was edited by hand in the decision log",
				entry ? plainTitle(entry.title) : titleOf(edit),
			),
			placeHolder: l10n.t("{0}, line {1}", edit.path, String(edit.line)),
			ignoreFocusOut: true,
		},
	);
	return picked?.answer;
}

function titleOf({ edited, name }: LogEdit): string {
	const heading = /^## (.+)$/m.exec(edited)?.[1];
	return heading === undefined ? name : plainTitle(heading);
}

/** The file as it was beside the file as it is; one that is new, or the same, by itself. */
async function show(
	{ path, before, after }: LogFilePlan,
	{ root }: OpenRepository,
	codes: CodeDocuments,
): Promise<void> {
	if (after === undefined) return;
	const uri = Uri.joinPath(root, path);
	if (before === undefined || before === after) {
		await window.showTextDocument(uri);
		return;
	}
	await commands.executeCommand(
		"vscode.diff",
		codes.add(baseName(path), before),
		uri,
		l10n.t("{0}: before ↔ now", path),
		{ preview: true },
	);
}
