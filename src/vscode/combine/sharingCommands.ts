import { Disposable, l10n, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { ShareResult } from "../../core/ports.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import { stepDone } from "../walkthroughSteps.ts";
import { noteCount } from "../words.ts";
import { commitNotes } from "./commitNotes.ts";
import type { Sharing } from "./sharing.ts";

/** The commands that bring notes into commits and onto branches. */
export function registerSharingCommands(
	repositories: Repositories,
	sharing: Sharing,
	run: CommandRunner,
): Disposable {
	const here = async () => {
		const repository = repositoryHere(repositories);
		await repository.ready;
		await requireGit(repository);
		return repository;
	};
	return Disposable.from(
		run(commandIds.commitNotes, async () =>
			commitNotes(await here(), sharing, false),
		),
		run(commandIds.commitNotesAs, async () =>
			commitNotes(await here(), sharing, true),
		),
		run(commandIds.shareNotes, async () => share(await here(), sharing)),
	);
}

/** Throws `no-git` where git cannot be asked: that nothing is left to commit or share must not be said there. */
async function requireGit(repository: OpenRepository): Promise<void> {
	await repository.tacit.canAmend();
}

/** The repository of the file that is being looked at, else of the first folder. Throws where there is neither. */
export function repositoryHere(repositories: Repositories): OpenRepository {
	const place = placeHere();
	const repository = place && repositories.of(place);
	if (!repository)
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	return repository;
}

async function share(
	repository: OpenRepository,
	sharing: Sharing,
): Promise<void> {
	await sharing.refresh(repository);
	const paths = sharing.unshared(repository);
	if (paths.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) Every published note is shared."),
			5000,
		);
		return;
	}
	const branch = await window.showInputBox({
		title: l10n.t("A branch of its own for {0}", noteCount(paths.length)),
		prompt: l10n.t(
			"Made from the default branch. Your files and your branch stay as they are. Once it is merged, git refuses to pull over your own copies that are not committed: remove those then.",
		),
		value: "tacit/notes",
	});
	if (!branch) return;
	const push = await askToPush(repository, branch);
	if (push === undefined) return;
	const result = await repository.tacit.share(paths, branch, push);
	stepDone("tacit.didShare");
	window.setStatusBarMessage(doneText(result), 8000);
	await sharing.refresh(repository);
}

/** Whether to push, too; asked only where there is a remote to push to. `undefined`: neither, nothing is to be done. */
async function askToPush(
	{ tacit }: OpenRepository,
	branch: string,
): Promise<boolean | undefined> {
	if ((await tacit.remote()) === undefined) return false;
	const push = l10n.t("Make the Branch and Push It");
	const local = l10n.t("Make the Branch Only");
	const how = await window.showQuickPick([local, push], {
		title: l10n.t("Push the branch {0}?", branch),
	});
	return how === undefined ? undefined : how === push;
}

function doneText({ branch, base, isMerged, pushed }: ShareResult): string {
	if (isMerged)
		return l10n.t("$(check) Branch {0} holds the notes already.", base);
	return pushed
		? l10n.t("$(cloud-upload) Branch {0} is pushed.", branch)
		: l10n.t("$(git-branch) Branch {0} holds the notes.", branch);
}
