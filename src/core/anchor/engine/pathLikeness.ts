/** Folders of copies: what stands there is seldom where the code itself went. */
const aside =
	/(?:^|\/)(?:tests?|__tests__|spec|testing|testdata|test-data|test_\w+|fixtures?|resources|vendor|third_party|node_modules|dist|build|out|examples?|samples?|demos?|generated|mocks?|docs?)(?:\/|$)/i;

/** How the path of a place agrees with the old path. */
export interface PathLikeness {
	/** 1 where the file's name is the same, else 0. */
	readonly sameName: number;
	/** Share of folders that both have in common, 0 to 1. */
	readonly folders: number;
	/** 1 where the place lies in a folder of tests, copies or built files and the old one did not. */
	readonly aside: number;
}

/** Compares two paths. */
export function pathLikeness(old: string, now: string): PathLikeness {
	const before = old.split("/");
	const after = now.split("/");
	const name = before.pop();
	const sameName = name === after.pop() ? 1 : 0;
	const folders = new Set(before);
	const common = after.filter((folder) => folders.has(folder)).length;
	const all = before.length + after.length;
	return {
		sameName,
		folders: all === 0 ? 1 : (2 * common) / all,
		aside: aside.test(now) && !aside.test(old) ? 1 : 0,
	};
}
