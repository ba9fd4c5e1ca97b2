import {
	FileType,
	l10n,
	type QuickPickItem,
	Uri,
	window,
	workspace,
} from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { msg } from "../../../core/message.ts";
import { folderOf, type RepoPath, repoRoot } from "../../../core/repoPath.ts";
import { isSourceName } from "../../../internalize/path/imports/importsIn.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import type { PathPlace } from "./pathPanel.ts";
import { areaWord } from "./stepWords.ts";

/** What a path is to be of: what the command was given, else chosen from a list; `undefined` where nobody chose. */
export async function pickPathPlace(
	repositories: Repositories,
	given: unknown,
): Promise<PathPlace | undefined> {
	if (given instanceof Uri) return placeOf(repositories, given);
	const here = placeHere();
	const repository = here && repositories.of(here);
	if (!here || !repository)
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	const path = repository.pathOf(here);
	// `placeHere` may stand for any file of a folder.
	const file = window.activeTextEditor ? path : undefined;
	const places = placesAround(repository, file);
	const other = l10n.t("Another Folder …");
	const picked = await window.showQuickPick<PlaceItem>(
		[
			...places.map(({ area, said }) => ({
				label: areaWord(area),
				description: said,
				area,
			})),
			{ label: other, description: "", area: undefined },
		],
		{
			title: l10n.t("Show Reading Path"),
			placeHolder: l10n.t("What do you want to know your way around in?"),
		},
	);
	if (!picked) return undefined;
	if (picked.area !== undefined) return { repository, path: picked.area };
	const [folder] =
		(await window.showOpenDialog({
			...{ canSelectFiles: false, canSelectFolders: true },
			defaultUri: repository.root,
			openLabel: l10n.t("Show Reading Path"),
		})) ?? [];
	return folder && placeOf(repositories, folder);
}

interface PlaceItem extends QuickPickItem {
	/** `undefined`: another. */
	readonly area: RepoPath | undefined;
}

interface NearPlace {
	readonly area: RepoPath;
	/** What it is to whoever looks at it. */
	readonly said: string;
}

/** The whole, what is being looked at, and what somebody has begun to read; none twice. */
function placesAround(
	{ tacit }: OpenRepository,
	file: RepoPath | undefined,
): readonly NearPlace[] {
	const folder = file === undefined ? undefined : folderOf(file);
	const all: readonly NearPlace[] = [
		...(folder === undefined || folder === repoRoot
			? []
			: [{ area: folder, said: l10n.t("the folder of this file") }]),
		...(file === undefined || !isSourceName(file)
			? []
			: [{ area: file, said: l10n.t("before you work on this file") }]),
		{ area: repoRoot, said: l10n.t("where to begin") },
		...tacit
			.pathProgress()
			.areas()
			.map((area) => ({ area, said: l10n.t("begun") })),
	];
	return all.filter(
		({ area }, at) => all.findIndex((each) => each.area === area) === at,
	);
}

async function placeOf(
	repositories: Repositories,
	uri: Uri,
): Promise<PathPlace> {
	const { type } = await workspace.fs.stat(uri);
	const isFolder = (type & FileType.Directory) !== 0;
	const repository = isFolder
		? repositories.ofFolder(uri)
		: repositories.of(uri);
	const path = repository?.pathOf(uri);
	if (repository && path !== undefined) return { repository, path };
	throw new TacitError(
		"bad-argument",
		msg`${visibleText(uri.fsPath)} does not lie on disk in a folder that is open.`,
	);
}
