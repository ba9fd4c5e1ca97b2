import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import { createPacer } from "../../core/pacer.ts";
import { baseName, isWithin, type RepoPath } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import { fileRole } from "../../externalize/moments/fileRole.ts";
import { type FileFacts, fileFacts } from "../../internalize/path/fileFacts.ts";
import {
	createFileTree,
	type FileTree,
} from "../../internalize/path/imports/fileTree.ts";
import { isSourceName } from "../../internalize/path/imports/importsIn.ts";
import type { TacitBase } from "../base.ts";

/** The files of an area, as its reading path needs them. */
export interface AreaFiles {
	readonly tree: FileTree;
	/** See `AreaView.facts`. */
	readonly facts: ReadonlyMap<RepoPath, FileFacts>;
	/** All tests of the repository. */
	readonly tests: readonly RepoPath[];
}

/** Code of the whole repository is read where it is no more than this, so that it is known who builds on the area. */
const mostElsewhere = 1500;
/** Larger files are not read, in bytes: nobody wrote them to be read. */
const maximumBytes = 512 * 1024;
const mostManifests = 300;

/** Projects of .NET and modules of Gradle bear it in their names: `App.Tests.Unit/`. */
const testProject =
	/(?:^|\/)[\w.-]*[.-](?:[Tt]ests?|[Ss]pecs?)(?:[.-][\w.-]*)?\//;

const manifestNames: ReadonlySet<string> = new Set([
	...["package.json", "go.mod", "Cargo.toml", "composer.json"],
	"pyproject.toml",
]);

/** Lists the files of the repository and reads the area's code. Asks git for the files, and without git walks. */
export async function areaFiles(
	area: RepoPath,
	{ workspace, historyIfAny, log, slice }: TacitBase,
): Promise<AreaFiles> {
	const pacer = createPacer(slice);
	const tree = await ifGitAnswers(
		historyIfAny,
		log,
		"Git did not say which files there are.",
		(history) => pacer.during(() => history.workTree()),
	);
	const paths = tree
		? [...tree.keys()]
		: await workspace.walk(() => true, pacer);
	const sources = paths.filter(isSourceName).sort();
	const roles = new Map(
		sources.map((path) => [
			path,
			testProject.test(path) ? "test" : fileRole(path),
		]),
	);
	const code = sources.filter((path) => roles.get(path) === "code");
	const here = code.filter((path) => isWithin(area, path));
	// A folder of tests or examples has code of another role, and is read as what it is.
	const own =
		here.length > 0 ? here : sources.filter((path) => isWithin(area, path));
	const wanted = new Set([
		...own,
		...(code.length <= mostElsewhere ? code : []),
	]);
	const texts = async (
		chosen: readonly RepoPath[],
		take: (path: RepoPath, text: string) => void,
	) =>
		workspace.visitFiles({
			paths: chosen,
			...{ pacer, maximumBytes },
			known: () => undefined,
			visit(path, found) {
				if (found.state !== "read") return;
				const decoded = decodeText(found.bytes);
				if ("text" in decoded) take(path, decoded.text);
			},
		});
	const manifests = new Map<RepoPath, string>();
	await texts(
		paths
			.filter(
				(path) =>
					manifestNames.has(baseName(path)) && fileRole(path) !== "none",
			)
			.sort()
			.slice(0, mostManifests),
		(path, text) => manifests.set(path, text),
	);
	const files = createFileTree(paths, manifests);
	const facts = new Map<RepoPath, FileFacts>();
	await texts([...wanted].sort(), (path, text) =>
		facts.set(path, fileFacts(path, text, files)),
	);
	return {
		...{ tree: files, facts },
		tests: sources.filter((path) => roles.get(path) === "test"),
	};
}
