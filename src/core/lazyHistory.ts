import { TacitError } from "./errors.ts";
import { msg } from "./message.ts";
import type { History } from "./ports.ts";

/**
 * A history that is opened when it is first asked something: git is neither loaded nor run before. `open` gives
 * `undefined` where there is no repository or no git; every method but `head` and `identity` then throws `no-git`.
 */
export function lazyHistory(open: () => Promise<History | undefined>): History {
	let opening: Promise<History | undefined> | undefined;
	const history = () => {
		opening ??= open();
		return opening;
	};
	const needed = async () => {
		const opened = await history();
		if (opened) return opened;
		throw new TacitError(
			"no-git",
			msg`This needs git: there is no git repository here, or git is not installed.`,
		);
	};
	return {
		head: async () => (await history())?.head(),
		identity: async () => (await history())?.identity(),
		show: async (...args) => (await needed()).show(...args),
		blob: async (...args) => (await needed()).blob(...args),
		workTree: async (...args) => (await needed()).workTree(...args),
		changesSince: async (...args) => (await needed()).changesSince(...args),
		changesFrom: async (...args) => (await needed()).changesFrom(...args),
		mergeBase: async (...args) => (await needed()).mergeBase(...args),
		reviewBase: async () => (await needed()).reviewBase(),
		isOnDefaultBranch: async () => (await needed()).isOnDefaultBranch(),
		rewordObstacle: async (...args) => (await needed()).rewordObstacle(...args),
		reword: async (...args) => (await needed()).reword(...args),
		renamesSince: async (...args) => (await needed()).renamesSince(...args),
		additions: async (...args) => (await needed()).additions(...args),
		fileChanges: async (...args) => (await needed()).fileChanges(...args),
		commitChanges: async (...args) => (await needed()).commitChanges(...args),
		commitsIn: async (...args) => (await needed()).commitsIn(...args),
		areaCommits: async (...args) => (await needed()).areaCommits(...args),
		commitBefore: async (at) => (await needed()).commitBefore(at),
		workBasis: async () => (await needed()).workBasis(),
		work: async (...args) => (await needed()).work(...args),
		reflog: async (...args) => (await needed()).reflog(...args),
		resolutions: async (...args) => (await needed()).resolutions(...args),
		removalOf: async (...args) => (await needed()).removalOf(...args),
		blobId: async (...args) => (await needed()).blobId(...args),
		ignored: async (...args) => (await needed()).ignored(...args),
		sharing: async (...args) => (await needed()).sharing(...args),
		untrackedNotes: async () => (await needed()).untrackedNotes(),
		removed: async () => (await needed()).removed(),
		filesOnBranches: async (folder) => (await needed()).filesOnBranches(folder),
		stage: async (...args) => (await needed()).stage(...args),
		commit: async (...args) => (await needed()).commit(...args),
		isPushed: async () => (await needed()).isPushed(),
		canAmend: async () => (await needed()).canAmend(),
		amend: async (...args) => (await needed()).amend(...args),
		authorsOf: async (...args) => (await needed()).authorsOf(...args),
		changedFiles: async (...args) => (await needed()).changedFiles(...args),
		notesAdded: async (...args) => (await needed()).notesAdded(...args),
		noteChanges: async () => (await needed()).noteChanges(),
		firstCommits: async () => (await needed()).firstCommits(),
		remoteUrl: async () => (await needed()).remoteUrl(),
		remote: async () => (await needed()).remote(),
		share: async (...args) => (await needed()).share(...args),
	};
}
