import { FileType, l10n, type QuickPickItem, window, workspace } from "vscode";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { translated } from "../../core/message.ts";
import { parseRepoPath, repoRoot } from "../../core/repoPath.ts";
import { pointedFolder } from "../../externalize/captureAnchor.ts";
import type { NoteRequest } from "../../externalize/noteRequest.ts";
import type { HarvestedKind } from "../../socialize/session/harvested.ts";
import {
	creditedIn,
	type PairSession,
} from "../../socialize/session/pairSession.ts";
import type { SessionFind } from "../../tacit/sessionHarvest.ts";
import { openCodeFile } from "../codeFile.ts";
import { pointedAt } from "../externalize/pointedAt.ts";
import type { OpenRepository } from "../openRepository.ts";
import { pickMany } from "../pickMany.ts";

interface Item extends QuickPickItem {
	readonly find: SessionFind;
	/** In the person's language. */
	readonly question: string;
}

/**
 * Shows what a session left, each with its question; what is checked becomes private drafts of everybody in it, with an answer in
 * one line or without. Escape leaves it: the list all of it, an answer that one and those after it as they are.
 */
export async function keepHarvest(
	repository: OpenRepository,
	session: PairSession,
): Promise<void> {
	const { tacit } = repository;
	await tacit.pairing?.claim(session.startedAt);
	const names = visibleText(
		creditedIn(session, session.me)
			.map(({ name }) => name)
			.join(", "),
	);
	const finds = await tacit.harvestOf(session);
	if (finds.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) Ended pairing with {0}.", plain(names)),
			5000,
		);
		return;
	}
	const chosen = await pickMany(finds.map(itemOf), {
		title: l10n.t("With {0}: what is worth a sentence?", names),
		placeHolder: l10n.t(
			"Check it, Enter, then answer or leave it as a private draft of all of you; Escape leaves all",
		),
	});
	let kept = 0;
	let isAnswering = true;
	for (const [index, { find, question }] of (chosen ?? []).entries()) {
		const typed = isAnswering
			? await window.showInputBox({
					title: l10n.t(
						"{0} of {1}: {2}",
						index + 1,
						chosen?.length ?? 0,
						question,
					),
					prompt: l10n.t(
						"One sentence is enough. Enter without words leaves a draft to be answered later.",
					),
					value: find.kind === "jotted" ? (find.said ?? "") : "",
					ignoreFocusOut: true,
				})
			: undefined;
		// The rest is kept without an answer.
		if (typed === undefined) isAnswering = false;
		const answer = typed?.trim() ?? "";
		const at = await pointedBy(repository, find);
		const note = await tacit.keepFind(session, { find, answer, question, at });
		if (note) kept++;
	}
	if (kept > 0)
		window.setStatusBarMessage(
			l10n.t("$(lock) Private drafts, on this machine only: {0}.", kept),
			8000,
		);
}

const icons: Readonly<Record<HarvestedKind, string>> = {
	jotted: "pencil",
	committed: "git-commit",
	reworked: "sync",
	reverted: "discard",
	asked: "question",
	noticed: "eye",
};

function itemOf(find: SessionFind): Item {
	const { kind, said, place } = find;
	const question = visibleText(translated(find.question, l10n.t));
	return {
		label: `$(${icons[kind]}) ${plain(said === undefined ? question : visibleText(said))}`,
		...(place
			? {
					description: plain(
						visibleText(
							place.line === undefined
								? place.path
								: `${place.path}:${place.line}`,
						),
					),
				}
			: {}),
		...(said === undefined || kind === "jotted"
			? {}
			: { detail: plain(question) }),
		picked: kind === "jotted",
		...{ find, question },
	};
}

/** An icon's name in what somebody wrote is none. */
function plain(text: string): string {
	return text.replaceAll("$(", "$ (");
}

/** Where it is about no place, or its file is gone, it is about the repository. */
async function pointedBy(
	repository: OpenRepository,
	{ place, moment }: SessionFind,
): Promise<Pick<NoteRequest, "pointed" | "bytes">> {
	const { tacit } = repository;
	const now = moment && (await tacit.questionPlace(moment));
	const path = now?.path ?? (place && parseRepoPath(place.path));
	const whole = { pointed: pointedFolder(repoRoot), bytes: undefined };
	if (path === undefined) return whole;
	try {
		const uri = await repository.codeUri(path);
		if ((await workspace.fs.stat(uri)).type & FileType.Directory)
			return { pointed: pointedFolder(path), bytes: undefined };
		const file = await openCodeFile(uri);
		const most = file.code().lines.length;
		const line = Math.min(place?.line ?? 0, most);
		const lines =
			now?.lines ?? (line > 0 ? { start: line, end: line } : undefined);
		return await pointedAt(path, file, lines);
	} catch {
		// Gone, or no text any more.
		return whole;
	}
}
