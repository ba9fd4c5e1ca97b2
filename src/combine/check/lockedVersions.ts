import { baseName, type RepoPath } from "../../core/repoPath.ts";

/** Names of files that lock versions, which `lockedVersions` reads. */
const lockFileNames: ReadonlySet<string> = new Set([
	...["package-lock.json", "npm-shrinkwrap.json", "composer.lock"],
	...["Cargo.lock", "poetry.lock", "uv.lock", "go.mod", "Gemfile.lock"],
	...["yarn.lock", "pnpm-lock.yaml"],
]);

/**
 * The versions that a lock file holds, by package in lower case; several where it is locked several times. Empty for what cannot be read.
 * Of npm's the packages at the top of `node_modules` alone, which are what the code gets.
 */
export function lockedVersions(
	name: string,
	text: string,
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	const add = (packageName: string, version: string) => {
		const key = packageName.toLowerCase();
		const versions = found.get(key);
		if (!versions) found.set(key, [version]);
		else if (!versions.includes(version)) versions.push(version);
	};
	const each = (pattern: RegExp) => {
		for (const [, packageName = "", version = ""] of text.matchAll(pattern))
			add(packageName, version);
	};
	if (name === "package-lock.json" || name === "npm-shrinkwrap.json")
		readNpmLock(text, add);
	else if (name === "composer.lock")
		each(/"name":\s*"([^"\n]{1,200})",\s*"version":\s*"v?([^"\n]{1,60})"/g);
	else if (name === "go.mod")
		each(/^(?:require)?\s*([\w./~-]{1,200})\s+v([\w.+-]{1,60})/gm);
	else if (name === "Gemfile.lock")
		each(/^ {4}([\w.-]{1,200}) \(([\w.]{1,60})[^)\n]*\)$/gm);
	else if (name === "yarn.lock")
		each(
			/^"?((?:@[\w.-]+\/)?[\w.-]{1,200})@[^\n]{0,300}:\n\s+version:?\s+"?([\w.+-]{1,60})"?/gm,
		);
	else if (name === "pnpm-lock.yaml")
		each(
			/^ {2}'?\/?((?:@[\w.-]+\/)?[\w.-]{1,200})@([\w.+-]{1,60})(?:\([^\n]{0,300}\))?'?:/gm,
		);
	else each(/^name\s*=\s*"([^"\n]{1,200})"\nversion\s*=\s*"([^"\n]{1,60})"/gm);
	return found;
}

/** The lock files among paths, those nearest to the root first, at most 20. */
export function lockFilesAmong(paths: Iterable<RepoPath>): readonly RepoPath[] {
	return [...paths]
		.filter((path) => lockFileNames.has(baseName(path)))
		.sort((one, other) => depthOf(one) - depthOf(other))
		.slice(0, 20);
}

function depthOf(path: string): number {
	return path.split("/").length;
}

function readNpmLock(
	text: string,
	add: (name: string, version: string) => void,
): void {
	let lock: unknown;
	try {
		lock = JSON.parse(text);
	} catch {
		return;
	}
	const { packages, dependencies } = (lock ?? {}) as {
		readonly packages?: unknown;
		readonly dependencies?: unknown;
	};
	for (const [key, value] of entriesOf(packages)) {
		const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(key) ?? [];
		if (name !== undefined) addVersion(name, value);
	}
	if (!packages)
		for (const [name, value] of entriesOf(dependencies))
			addVersion(name, value);

	function addVersion(name: string, value: unknown): void {
		const { version } = (value ?? {}) as { readonly version?: unknown };
		if (typeof version === "string") add(name, version);
	}
}

function entriesOf(value: unknown): readonly [string, unknown][] {
	return typeof value === "object" && value !== null
		? Object.entries(value)
		: [];
}
