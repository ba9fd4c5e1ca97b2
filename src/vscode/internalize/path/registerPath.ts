import {
	commands,
	Disposable,
	type ExtensionContext,
	FileType,
	l10n,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import type { StepState } from "../../../internalize/path/progress.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { Composer } from "../../externalize/composer.ts";
import type { LineWriter } from "../../externalize/lineWriter.ts";
import { newWriting } from "../../externalize/newWriting.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import type { Trials } from "../trials/registerTrials.ts";
import { createPathPanel, type PathPanel } from "./pathPanel.ts";
import type { PathRow, StepRow } from "./pathRow.ts";
import { pickPathPlace } from "./pickPathPlace.ts";

/** What the commands of reading paths need of the rest. */
export interface RegisterPath {
	readonly context: Pick<ExtensionContext, "workspaceState">;
	readonly repositories: Repositories;
	readonly composer: Composer;
	readonly lines: LineWriter;
	readonly trials: Pick<Trials, "onDidPass">;
	readonly run: CommandRunner;
	readonly log: Log;
}

/**
 * The commands of reading paths, and the view that shows one. It is made, and its code is loaded, when it is first asked for,
 * or was in sight when the workspace was left.
 */
export function registerPath(parts: RegisterPath): Disposable {
	const { context, repositories, run } = parts;
	const memory = context.workspaceState;
	let made: PathPanel | undefined;
	const panel = () => {
		made ??= createPathPanel({ ...parts, memory });
		return made;
	};
	if (memory.get("tacit.path") !== undefined) panel();
	const marking = (state: StepState) => (row: unknown) =>
		panel().mark(stepRow(row), state);
	return Disposable.from(
		{ dispose: () => made?.dispose() },
		parts.trials.onDidPass((ref) => void made?.tried(ref)),
		run(commandIds.showPath, async (given) => {
			const place = await pickPathPlace(repositories, given);
			if (place) await panel().show(place);
		}),
		run(commandIds.openStep, async (row) => {
			const chosen = stepRow(row) ?? panel().meant();
			if (chosen) await panel().open(chosen);
		}),
		run(commandIds.nextStep, async () => {
			// Somebody who presses the key for the first time has yet to say of what.
			if (panel().place()) return panel().next();
			const place = await pickPathPlace(repositories, undefined);
			if (place) await panel().show(place);
		}),
		run(commandIds.readStep, marking("done")),
		run(commandIds.skipStep, marking("skipped")),
		run(commandIds.knowStep, marking("known")),
		run(commandIds.putBackStep, (row) => panel().putBack(stepRow(row))),
		run(commandIds.askAtStep, (row) => ask(row as PathRow | undefined)),
		run(commandIds.refreshPath, () => panel().refresh()),
		run(commandIds.resetPath, () => panel().reset()),
		run(commandIds.closePath, () => panel().close()),
		run(commandIds.wipePaths, wipe),
	);

	/** One sentence on a step, at whose lines the cursor is put; without a step on all that the path is of. */
	async function ask(given: PathRow | undefined): Promise<void> {
		const place = panel().place();
		if (!place) throw nothingShown();
		const { repository } = place;
		const row =
			given?.type === "person"
				? undefined
				: (stepRow(given) ?? panel().meant());
		if (row?.step.note) {
			await panel().open(row);
			await commands.executeCommand(commandIds.askWhy);
			return;
		}
		const path = row?.step.path ?? place.path;
		const uri = await repository.codeUri(path);
		const { type } = await workspace.fs.stat(uri);
		const isFolder = (type & FileType.Directory) !== 0;
		if (!isFolder) await window.showTextDocument(uri);
		const writing = newWriting(uri, row?.step.lines, isFolder, "question");
		if (parts.lines.isFor(writing)) await parts.lines.write(writing);
		else await parts.composer.begin(writing);
	}

	async function wipe(): Promise<void> {
		const place = placeHere();
		const repository =
			made?.place()?.repository ?? (place && repositories.of(place));
		if (!repository) throw nothingShown();
		const forget = l10n.t("Forget");
		const answer = await window.showWarningMessage(
			l10n.t("Forget how far you have come on all reading paths here?"),
			{
				modal: true,
				detail: l10n.t("It cannot be brought back. Notes and drafts stay."),
			},
			forget,
		);
		if (answer !== forget) return;
		await repository.tacit.pathProgress().wipe();
		if (made?.place()) await made.reset();
		window.setStatusBarMessage(l10n.t("$(trash) Forgotten."), 8000);
	}
}

function nothingShown(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`No reading path is shown. Run “Show Reading Path” first.`,
	);
}

/** A row of the view is handed over as it is; one of what is said of a step stands for the step. */
function stepRow(given: unknown): StepRow | undefined {
	if (typeof given !== "object" || given === null) return undefined;
	const row = given as Partial<PathRow>;
	if (row.type === "step") return given as StepRow;
	return row.type === "fact" ? row.row : undefined;
}
