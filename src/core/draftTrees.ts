import { isTacitError } from "./errors.ts";
import type { Pacer } from "./pacer.ts";
import type { Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";

/**
 * Two trees of drafts as one: all that `main` holds, and what `spare` alone does. A new draft goes to `main`, and to
 * `spare` where `main` takes none. Disposing of the trees is left to whoever opened them.
 */
export function draftTrees(main: Workspace, spare: Workspace): Workspace {
	const onlyInSpare = async (path: RepoPath) =>
		(await main.kindOf(path)) === undefined &&
		(await spare.kindOf(path)) !== undefined;
	const holderOf = async (path: RepoPath) =>
		(await onlyInSpare(path)) ? spare : main;
	const spares = async (pacer: Pacer) => {
		const paths = new Set<RepoPath>();
		for (const path of await spare.listNoteFiles(pacer))
			if (await onlyInSpare(path)) paths.add(path);
		return paths;
	};
	return {
		listNoteFiles: async (pacer) => [
			...(await main.listNoteFiles(pacer)),
			...(await spares(pacer)),
		],
		async walk(isWanted, pacer) {
			const paths = new Set(await main.walk(isWanted, pacer));
			for (const path of await spare.walk(isWanted, pacer)) paths.add(path);
			return [...paths];
		},
		async visitFiles(visits) {
			const inSpare = await spares(visits.pacer);
			for (const paths of runsOf(visits.paths, inSpare)) {
				const tree = paths[0] && inSpare.has(paths[0]) ? spare : main;
				await tree.visitFiles({ ...visits, paths });
			}
		},
		async listFolder(folder) {
			const entries = await main.listFolder(folder);
			const known = new Set(entries.map(({ path }) => path));
			const others = await spare.listFolder(folder);
			return [...entries, ...others.filter(({ path }) => !known.has(path))];
		},
		read: async (path) => (await holderOf(path)).read(path),
		kindOf: async (path) =>
			(await main.kindOf(path)) ?? (await spare.kindOf(path)),
		async write(path, bytes, expected) {
			const holder = await holderOf(path);
			try {
				await holder.write(path, bytes, expected);
			} catch (error) {
				const isNew = expected === undefined && holder === main;
				if (!isNew || !isTacitError(error, "unwritable")) throw error;
				await spare.write(path, bytes, expected);
			}
		},
		remove: async (path, expected, options) =>
			(await holderOf(path)).remove(path, expected, options),
		onDidChange(listener) {
			const both = [main.onDidChange(listener), spare.onDidChange(listener)];
			return {
				dispose() {
					for (const each of both) each.dispose();
				},
			};
		},
	};
}

/** `paths` in their order, cut wherever the tree that holds them changes. */
function runsOf(
	paths: readonly RepoPath[],
	inSpare: ReadonlySet<RepoPath>,
): readonly (readonly RepoPath[])[] {
	const runs: RepoPath[][] = [];
	let before: boolean | undefined;
	for (const path of paths) {
		const is = inSpare.has(path);
		if (is === before) runs.at(-1)?.push(path);
		else runs.push([path]);
		before = is;
	}
	return runs;
}
