import { l10n, type QuickPickItem, Uri, window } from "vscode";
import { isMachine } from "../../core/isMachine.ts";
import { parseRepoPath, repoRoot } from "../../core/repoPath.ts";
import { pointedFolder } from "../../externalize/captureAnchor.ts";
import type { NoteRequest } from "../../externalize/noteRequest.ts";
import {
	creditedIn,
	type Jot,
	type PairSession,
} from "../../socialize/session/pairSession.ts";
import { openCodeFile } from "../codeFile.ts";
import { pointedAt } from "../externalize/pointedAt.ts";
import type { OpenRepository } from "../openRepository.ts";
import { pickMany } from "../pickMany.ts";

interface Item extends QuickPickItem {
	readonly jot: Jot;
}

/** Shows what was jotted down in a session that is over; what is checked becomes private drafts of everybody in it. */
export async function keepJots(
	repository: OpenRepository,
	session: PairSession,
): Promise<void> {
	const names = creditedIn(session, session.me)
		.map(({ name }) => name)
		.join(", ");
	if (session.jots.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) Ended pairing with {0}.", names),
			5000,
		);
		return;
	}
	const chosen = await pickMany(session.jots.map(itemOf), {
		title: l10n.t(
			"With {0}: check what is worth keeping, as private drafts of all of you",
			names,
		),
	});
	const by = session.people.filter((each) => !isMachine(each));
	for (const { jot } of chosen ?? [])
		await repository.tacit.write({
			...{ kind: "why", text: jot.text, by, visibility: "draft" },
			...(await pointedBy(repository, jot)),
		});
	if (chosen && chosen.length > 0)
		window.setStatusBarMessage(
			l10n.t(
				"$(lock) Private drafts, on this machine only: {0}.",
				chosen.length,
			),
			8000,
		);
}

function itemOf(jot: Jot): Item {
	const { place } = jot;
	return {
		label: jot.text.replaceAll("$(", "$ ("),
		...(place
			? {
					description:
						place.line === undefined
							? place.path
							: `${place.path}:${place.line}`,
				}
			: {}),
		picked: true,
		jot,
	};
}

/** Where a line is about no place, or its file is gone, it is about the repository. */
async function pointedBy(
	repository: OpenRepository,
	{ place }: Jot,
): Promise<Pick<NoteRequest, "pointed" | "bytes">> {
	const path = place && parseRepoPath(place.path);
	if (path !== undefined)
		try {
			const file = await openCodeFile(Uri.joinPath(repository.root, path));
			const most = file.code().lines.length;
			const line = Math.min(place?.line ?? 0, most);
			return await pointedAt(
				path,
				file,
				line > 0 ? { start: line, end: line } : undefined,
			);
		} catch {
			// Gone, or no text any more.
		}
	return { pointed: pointedFolder(repoRoot), bytes: undefined };
}
