import { gitBlobId } from "../anchor/gitBlobId.ts";
import type { Pacer } from "../pacer.ts";
import type { FileStamp, Workspace, WorkTree } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";

/** A work tree, and what every file of it holds. */
export interface TreeState {
	readonly tree: WorkTree;
	/**
	 * The git blob id of what lies on disk at the path, line ends as they are there where git does not know it; `undefined` where
	 * nothing does, and for what is too large to be read for that, or cannot be.
	 */
	idOf(path: RepoPath): string | undefined;
	/** Those that git does not know the text of. */
	readonly dirty: ReadonlyMap<RepoPath, string | undefined>;
	/** Equal for trees of the same files with the same texts; `undefined` where not all of them are known. */
	readonly signature: string | undefined;
}

/** How one work tree differs from another. */
export interface TreeDifference {
	/** Paths that came, went, or hold another text, as far as is known: one of which that is not known is among them. */
	readonly changed: ReadonlySet<RepoPath>;
	/** Whether any of them came or went. */
	readonly cameOrWent: boolean;
}

/** Larger files are not read to see whether they changed, nor more files than these. */
const maximumBytes = 1_000_000;
const mostFiles = 5_000;

/**
 * Reads what a work tree holds: of files whose text git knows nothing, of others the text, where its stamp is another than
 * at the last call.
 */
export function createTreeStates(
	workspace: Pick<Workspace, "visitFiles">,
): (tree: WorkTree, pacer: Pacer) => Promise<TreeState> {
	let last = new Map<RepoPath, { stamp: FileStamp; id: string }>();
	const idsOf = async (paths: readonly RepoPath[], pacer: Pacer) => {
		const read: typeof last = new Map();
		await workspace.visitFiles({
			...{ paths: paths.slice(0, mostFiles), maximumBytes, pacer },
			known: (path) => last.get(path)?.stamp,
			visit(path, found) {
				const before = last.get(path);
				if (found.state === "unchanged" && before) read.set(path, before);
				if (found.state !== "read") return;
				read.set(path, { stamp: found.stamp, id: gitBlobId(found.bytes) });
			},
		});
		last = read;
		return read;
	};
	return async (tree, pacer) => {
		const paths: RepoPath[] = [];
		for (const [path, blob] of tree) if (blob === undefined) paths.push(path);
		const ids = await idsOf(paths, pacer);
		const dirty = new Map(paths.map((path) => [path, ids.get(path)?.id]));
		const idOf = (path: RepoPath) => tree.get(path) ?? dirty.get(path);
		const signature = await signatureOf(tree, idOf, pacer);
		return { tree, idOf, dirty, signature };
	};
}

/** How `now` differs from `before`. In slices. */
export async function differenceOf(
	before: TreeState,
	now: TreeState,
	pacer: Pacer,
): Promise<TreeDifference> {
	const changed = new Set<RepoPath>();
	let cameOrWent = false;
	const compare = (path: RepoPath) => {
		const isBoth = before.tree.has(path) && now.tree.has(path);
		const id = now.idOf(path);
		if (isBoth && id !== undefined && id === before.idOf(path)) return;
		changed.add(path);
		cameOrWent ||= !isBoth;
	};
	// While git says the same, only what it does not know can be another.
	const isSameTree = before.tree === now.tree;
	const trees = isSameTree ? [now.dirty] : [now.tree, before.tree];
	let count = 0;
	for (const tree of trees)
		for (const path of tree.keys()) {
			compare(path);
			if (++count % 256 === 0 && pacer.isDue()) await pacer.rest();
		}
	return { changed, cameOrWent };
}

/**
 * Two trees that differ have the same by nothing but a chance collision of its 64 bits. In whatever order the files are told:
 * git tells those that changed last.
 */
async function signatureOf(
	tree: WorkTree,
	idOf: TreeState["idOf"],
	pacer: Pacer,
): Promise<string | undefined> {
	let one = 0;
	let other = 0;
	let count = 0;
	for (const path of tree.keys()) {
		const id = idOf(path);
		if (id === undefined) return undefined;
		const [first, second] = hashOf(`${path}\0${id}`);
		one = (one + first) >>> 0;
		other = (other + second) >>> 0;
		if (++count % 256 === 0 && pacer.isDue()) await pacer.rest();
	}
	return [count, one, other].join("-");
}

function hashOf(text: string): readonly [number, number] {
	let one = 0x9e3779b9;
	let other = 0x85ebca6b;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		one = Math.imul(one ^ code, 0x9e3779b1);
		other = Math.imul(other ^ code, 0x5f356495) ^ (one >>> 15);
	}
	return [Math.imul(one ^ (one >>> 16), 0x85ebca6b), other];
}
