import {
	Disposable,
	l10n,
	type QuickPickItem,
	QuickPickItemKind,
	RelativePattern,
	Uri,
	window,
	workspace,
} from "vscode";
import { planTeamSetup } from "../../combine/teamSetup/planTeamSetup.ts";
import { planTeamSetupUndo } from "../../combine/teamSetup/planTeamSetupUndo.ts";
import type {
	SetupEdit,
	SetupStep,
} from "../../combine/teamSetup/setupStep.ts";
import {
	isSetupFile,
	type SetupTree,
} from "../../combine/teamSetup/setupTree.ts";
import { translated } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { setContext } from "../contextKeys.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { repositoryHere } from "./sharingCommands.ts";

interface StepItem extends QuickPickItem {
	readonly step?: SetupStep;
}

/** The team's step: lists what would be written, writes what is agreed to, and can take it out again. */
export function registerTeamSetup(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return Disposable.from(
		run(commandIds.init, async () => {
			const repository = repositoryHere(repositories);
			const tree = await readTree(repository);
			const steps = planTeamSetup(tree, repository.tacit.config());
			const chosen = await choose(
				steps,
				l10n.t("Set up Tacit for the team: what may be written?"),
			);
			if (!chosen) return;
			await carryOut(repository, chosen);
			setContext("tacit.didInit", true);
		}),
		run(commandIds.undoInit, async () => {
			const repository = repositoryHere(repositories);
			const steps = planTeamSetupUndo(await readTree(repository));
			const chosen = await choose(
				steps,
				l10n.t("Undo the team’s set-up: what may be taken out?"),
			);
			if (chosen) await carryOut(repository, chosen);
		}),
	);
}

async function choose(
	steps: readonly SetupStep[],
	title: string,
): Promise<readonly SetupStep[] | undefined> {
	if (steps.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) There is nothing to do."),
			5000,
		);
		return undefined;
	}
	const item = (step: SetupStep): StepItem => ({
		step,
		label: translated(step.title, l10n.t),
		description: step.path,
		detail: translated(step.reason, l10n.t),
		picked: step.kind === "edit",
	});
	const edits = steps.filter(({ kind }) => kind === "edit").map(item);
	const byHand = steps.filter(({ kind }) => kind === "by-hand").map(item);
	const heading: StepItem = {
		label: l10n.t("To paste by hand (opens the text)"),
		kind: QuickPickItemKind.Separator,
	};
	const picked = await window.showQuickPick(
		byHand.length > 0 ? [...edits, heading, ...byHand] : edits,
		{
			title,
			canPickMany: true,
			ignoreFocusOut: true,
			placeHolder: l10n.t(
				"Nothing is written before you agree. It can be undone.",
			),
		},
	);
	return picked?.flatMap(({ step }) => (step ? [step] : []));
}

/** Each edit only if its file still is as it was read; what must be pasted is opened beside its file. */
async function carryOut(
	repository: OpenRepository,
	steps: readonly SetupStep[],
): Promise<void> {
	const edits = steps.filter((step): step is SetupEdit => step.kind === "edit");
	for (const step of edits) await repository.tacit.writeSetup(step);
	for (const step of steps)
		if (step.kind === "by-hand") {
			await window.showTextDocument(await repository.codeUri(step.path));
			const text = await workspace.openTextDocument({ content: step.text });
			await window.showTextDocument(text, { preview: false });
		}
	if (edits.length > 0)
		window.setStatusBarMessage(
			l10n.t("$(check) Files written: {0}", edits.length),
			8000,
		);
}

/** The files that the plan looks at; those that `files.exclude` hides and `node_modules` left out. */
async function readTree(repository: OpenRepository): Promise<SetupTree> {
	const tree = new Map<RepoPath, string>();
	const found = await workspace.findFiles(
		new RelativePattern(repository.root, "**/*"),
		"**/node_modules/**",
	);
	const hidden = [".tacit/config.yaml", ".tacit/README.md"].map((path) =>
		Uri.joinPath(repository.root, path),
	);
	for (const uri of [...found, ...hidden]) {
		const path = repository.pathOf(uri);
		if (path === undefined || !isSetupFile(path)) continue;
		const text = await repository.tacit.readText(path);
		if (text !== undefined) tree.set(path, text);
	}
	return tree;
}
