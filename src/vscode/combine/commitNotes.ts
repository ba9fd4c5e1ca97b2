import { l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import type { RepoPath } from "../../core/repoPath.ts";
import type { OpenRepository } from "../openRepository.ts";
import { type CommitChoice, settings } from "../settings.ts";
import { stepDone } from "../walkthroughSteps.ts";
import { noteCount } from "../words.ts";
import type { Sharing } from "./sharing.ts";

type Way = Exclude<CommitChoice, "ask">;

/**
 * Brings the notes that are not committed into git: staged, in a commit of their own, or in the last commit. What
 * was chosen once is done again without asking, until `ask` is true.
 */
export async function commitNotes(
	repository: OpenRepository,
	sharing: Sharing,
	ask: boolean,
): Promise<void> {
	await sharing.refresh(repository);
	const paths = sharing.uncommitted(repository);
	if (paths.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) Every published note is committed."),
			5000,
		);
		return;
	}
	const canAmend = await repository.tacit.canAmend();
	const remembered = settings.commitChoice();
	const way =
		ask || remembered === "ask"
			? await pickWay(paths.length, canAmend)
			: remembered;
	if (!way) return;
	if (way !== remembered) await settings.rememberCommitChoice(way);
	const done = await carryOut(repository, way, paths, canAmend);
	stepDone("tacit.didShare");
	window.setStatusBarMessage(`$(git-commit) ${done}`, 8000);
	await sharing.refresh(repository);
}

async function carryOut(
	repository: OpenRepository,
	way: Way,
	paths: readonly RepoPath[],
	canAmend: boolean,
): Promise<string> {
	const { tacit } = repository;
	const count = noteCount(paths.length);
	if (way === "stage") {
		await tacit.stageNotes(paths);
		return l10n.t("{0} staged for your next commit", count);
	}
	if (way === "amend" && canAmend) {
		const commit = await tacit.amendNotes(paths);
		return l10n.t(
			"{0} put into the last commit, now {1}",
			count,
			commit.slice(0, 8),
		);
	}
	const commit = await tacit.commitNotes(paths);
	return l10n.t("{0} committed as {1}", count, commit.slice(0, 8));
}

async function pickWay(
	count: number,
	canAmend: boolean,
): Promise<Way | undefined> {
	const items: (QuickPickItem & { way: Way })[] = [
		{
			way: "commit",
			label: l10n.t("Commit notes alone"),
			iconPath: new ThemeIcon("git-commit"),
			detail: l10n.t("Everything else, staged or not, stays as it is."),
		},
		{
			way: "stage",
			label: l10n.t("Stage notes"),
			iconPath: new ThemeIcon("add"),
			detail: l10n.t("They go with your next commit."),
		},
	];
	if (canAmend)
		items.push({
			way: "amend",
			label: l10n.t("Add notes to the last commit"),
			iconPath: new ThemeIcon("edit"),
			detail: l10n.t("It is not pushed yet, so it may be changed."),
		});
	const picked = await window.showQuickPick(items, {
		title: l10n.t("Commit {0}: how?", noteCount(count)),
		placeHolder: l10n.t("The choice is remembered; change it in the settings."),
	});
	return picked?.way;
}
