import { type Disposable, l10n, Uri, window, workspace } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { folderOf, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import { areaName, spiralText } from "./spiralText.ts";

/** Shows what became of the questions in the file that is being looked at, or in a folder around it. */
export function registerShowSpiral(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
): Disposable {
	return run(commandIds.showSpiral, async (given) => {
		const place = given instanceof Uri ? given : placeHere();
		const repository = place && repositories.of(place);
		const path = place && repository?.pathOf(place);
		if (!repository || path === undefined)
			throw new TacitError("bad-argument", msg`Open a folder first.`);
		const area =
			given instanceof Uri
				? path
				: await pickArea(
						path,
						(await repository.tacit.readText(path)) !== undefined,
					);
		if (area === undefined) return;
		await repository.ready;
		const text = spiralText(await repository.tacit.spiral(area), area);
		const uri = codes.add(`${l10n.t("What became of questions")}.txt`, text);
		await window.showTextDocument(await workspace.openTextDocument(uri), {
			preview: true,
		});
	});
}

/** The file itself, or one of the folders around it, the innermost first; `undefined`: none was chosen. */
async function pickArea(
	path: RepoPath,
	isThere: boolean,
): Promise<RepoPath | undefined> {
	const areas: RepoPath[] = isThere ? [path] : [];
	for (let area = path; area !== repoRoot; ) {
		area = folderOf(area);
		areas.push(area);
	}
	if (areas.length === 1) return areas[0];
	const picked = await window.showQuickPick(
		areas.map((area) => ({ label: areaName(area), area })),
		{ title: l10n.t("What became of questions in …") },
	);
	return picked?.area;
}
