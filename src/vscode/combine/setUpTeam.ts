import { Disposable, l10n, Uri, window, workspace } from "vscode";
import { planTeamSetup } from "../../combine/teamSetup/planTeamSetup.ts";
import { planTeamSetupUndo } from "../../combine/teamSetup/planTeamSetupUndo.ts";
import type { SetupStep } from "../../combine/teamSetup/setupStep.ts";
import {
	isSetupFile,
	isSetupFolder,
} from "../../combine/teamSetup/setupTree.ts";
import { configPath, type TeamConfig } from "../../core/config.ts";
import { isTacitError } from "../../core/errors.ts";
import { translated } from "../../core/message.ts";
import type { ReadTexts } from "../../core/readTexts.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { isFile } from "../../node/files/isFile.ts";
import { findFiles } from "../../node/terminal/findFiles.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { stepDone } from "../walkthroughSteps.ts";
import { chooseSteps } from "./chooseSteps.ts";
import type { MergeDriverHere } from "./mergeDriverHere.ts";
import { repositoryHere } from "./sharingCommands.ts";

/** The team's step: shows what would be written, writes what is agreed to, and can take it out again. */
export function registerTeamSetup(
	repositories: Repositories,
	codes: CodeDocuments,
	driver: MergeDriverHere,
	run: CommandRunner,
): Disposable {
	return Disposable.from(
		// A colleague may have done it.
		repositories.onDidReadConfig(({ root }) => {
			if (isFile(Uri.joinPath(root, configPath).fsPath))
				stepDone("tacit.didInit");
		}),
		run(commandIds.init, async () => {
			const repository = repositoryHere(repositories);
			const read = await readSetup(repository);
			const wanted = await chooseLayout(read);
			if (!wanted) return;
			const steps = planTeamSetup(
				read.texts,
				wanted,
				repository.tacit.config().log,
			);
			const chosen = await offer(steps, read, codes, {
				title: l10n.t(
					"Set up Tacit for the team: what may be written? It can be undone",
				),
				placeholder: l10n.t("Tick what may be written; the arrow keys show it"),
			});
			if (!chosen) return;
			if ((await carryOut(repository, chosen)) > 0) stepDone("tacit.didInit");
			// Asked for by itself, whatever was answered before: it is about this clone, and has git run a program.
			await driver.offer(repository);
		}),
		run(commandIds.undoInit, async () => {
			const repository = repositoryHere(repositories);
			const read = await readSetup(repository);
			const chosen = await offer(planTeamSetupUndo(read.texts), read, codes, {
				title: l10n.t("Undo the team’s set-up: what may be taken out?"),
				placeholder: l10n.t(
					"Tick what may be taken out; the arrow keys show it",
				),
			});
			if (!chosen) return;
			await carryOut(repository, chosen);
			await driver.offerUndo(repository);
		}),
	);
}

/** Where published notes are to lie, asked while nothing settles it; `undefined` when the person leaves it. */
async function chooseLayout({
	texts,
	unreadable,
}: ReadTexts): Promise<Partial<TeamConfig> | undefined> {
	if (texts.has(configPath) || unreadable.has(configPath)) return {};
	const layouts: readonly {
		readonly label: string;
		readonly detail: string;
		readonly layout: TeamConfig["layout"];
	}[] = [
		{
			label: l10n.t("Beside the code"),
			detail: l10n.t(
				"In a folder .tacit in each folder that has notes: they move along with it.",
			),
			layout: "beside",
		},
		{
			label: l10n.t("All in one folder at the root"),
			detail: l10n.t(
				"In .tacit, in folders that mirror the tree: the folders of the code stay as they are.",
			),
			layout: "root",
		},
	];
	const picked = await window.showQuickPick(layouts, {
		title: l10n.t("Where shall the team’s notes lie?"),
		ignoreFocusOut: true,
	});
	return picked && { layout: picked.layout };
}

/** Lets a person choose among those whose file could be read; `undefined` where the person leaves it. */
async function offer(
	plan: readonly SetupStep[],
	{ unreadable }: ReadTexts,
	codes: CodeDocuments,
	words: { readonly title: string; readonly placeholder: string },
): Promise<readonly SetupStep[] | undefined> {
	if (unreadable.size > 0)
		void window.showWarningMessage(
			l10n.t(
				"Left as they are: {0}",
				[...unreadable.values()]
					.map((reason) => translated(reason, l10n.t))
					.join(" "),
			),
		);
	const steps = plan.filter(({ path }) => !unreadable.has(path));
	if (steps.length > 0) return chooseSteps(steps, codes, words);
	window.setStatusBarMessage(
		l10n.t("$(check) The files need no change."),
		5000,
	);
	return [];
}

/**
 * Each edit only if its file still is as it was read; one that fails does not stop the others, and is told. What must
 * be pasted is opened beside its file. Returns how many files were written.
 */
async function carryOut(
	{ tacit, codeUri }: OpenRepository,
	steps: readonly SetupStep[],
): Promise<number> {
	const done: RepoPath[] = [];
	const failed: string[] = [];
	for (const step of steps) {
		if (step.kind !== "edit") continue;
		try {
			await tacit.writeSetup(step);
			done.push(step.path);
		} catch (error) {
			if (!isTacitError(error)) throw error;
			failed.push(translated(error.words, l10n.t));
		}
	}
	const written = l10n.t("Files written: {0}", done.join(", ") || "–");
	if (failed.length > 0)
		void window.showErrorMessage(
			l10n.t("{0} Not written: {1}", `${written}.`, failed.join(" ")),
		);
	else if (done.length > 0)
		window.setStatusBarMessage(`$(check) ${written}`, 8000);
	for (const step of steps) {
		if (step.kind !== "by-hand") continue;
		await window.showTextDocument(await codeUri(step.path));
		if (step.text === "") continue;
		const text = await workspace.openTextDocument({ content: step.text });
		await window.showTextDocument(text, { preview: false });
	}
	return done.length;
}

/** The files that the plan looks at: those of this repository alone, without what git ignores. */
function readSetup({ place, tacit }: OpenRepository): Promise<ReadTexts> {
	return tacit.readSetup(
		findFiles(place.root, { enters: isSetupFolder, takes: isSetupFile }),
	);
}
