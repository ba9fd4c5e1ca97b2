import { baseName, type RepoPath } from "../../core/repoPath.ts";

/** A direct dependency as its manifest names it. */
export interface Dependency {
	readonly name: string;
	/** As it is written; empty where any will do. */
	readonly wanted: string;
	/** Whether what is built runs with it. */
	readonly isRuntime: boolean;
	/** 1-based. */
	readonly line: number;
	/** Held, for all that need it, at what is written. */
	readonly isOverride: boolean;
}

/** Of a longer line no more is looked at, in UTF-16 units. */
const longestLine = 1_000;

/**
 * The direct dependencies of a manifest by their names; empty for one that cannot be read. Read line by line, in the forms
 * that people and tools write: what is computed in a build script is not seen.
 */
export function dependenciesIn(
	lines: readonly string[],
	path: RepoPath,
): ReadonlyMap<string, Dependency> {
	const name = baseName(path).toLowerCase();
	const found = readerOf(name)(lines.map((line) => line.slice(0, longestLine)));
	// Parts of the same repository are no dependencies.
	return new Map(
		found
			.filter(
				({ wanted }) =>
					!/^(?:\.|workspace:|patch:|file:|link:|portal:)/.test(wanted),
			)
			.map((each) => [each.name, each]),
	);
}

type Read = (lines: readonly string[]) => readonly Dependency[];

function readerOf(name: string): Read {
	if (name === "package.json") return packageJson;
	if (name === "go.mod") return goMod;
	if (name === "pom.xml") return pom;
	if (name === "cargo.toml" || name === "pipfile") return tables;
	if (name === "pyproject.toml")
		return (lines) => [...tables(lines), ...quoted(lines)];
	if (name === "libs.versions.toml") return catalog;
	if (name === "setup.py" || name === "setup.cfg") return quoted;
	if (name.startsWith("build.gradle")) return gradle;
	if (name === "gemfile" || name.endsWith(".gemspec")) return gems;
	return requirements;
}

const scopes: Readonly<
	Record<string, Pick<Dependency, "isRuntime" | "isOverride">>
> = {
	dependencies: { isRuntime: true, isOverride: false },
	peerDependencies: { isRuntime: true, isOverride: false },
	optionalDependencies: { isRuntime: true, isOverride: false },
	devDependencies: { isRuntime: false, isOverride: false },
	resolutions: { isRuntime: true, isOverride: true },
	overrides: { isRuntime: true, isOverride: true },
};

function packageJson(lines: readonly string[]): readonly Dependency[] {
	const found: Dependency[] = [];
	let scope: (typeof scopes)[string] | undefined;
	for (const [at, line] of lines.entries()) {
		const opened = /^\s*"(\w+)"\s*:\s*\{/.exec(line)?.[1];
		if (opened !== undefined) scope = scopes[opened] ?? scope;
		if (/^\s*\}/.test(line)) scope = undefined;
		const [, name, wanted] = /^\s*"([^"]+)"\s*:\s*"([^"]*)"/.exec(line) ?? [];
		if (scope && name !== undefined && wanted !== undefined)
			found.push({ name, wanted, line: at + 1, ...scope });
	}
	return found;
}

function dependency(
	name: string,
	wanted: string,
	at: number,
	isRuntime = true,
	isOverride = false,
): Dependency {
	return { name, wanted: wanted.trim(), isRuntime, line: at + 1, isOverride };
}

function goMod(lines: readonly string[]): readonly Dependency[] {
	let block = "";
	return lines.flatMap((line, at) => {
		const opened = /^(\w+)\s*\(/.exec(line)?.[1];
		if (opened) block = opened;
		else if (line.startsWith(")")) block = "";
		const text = line.replace(/^(?:require|replace)\s+(?!\()/, (word) => {
			block = block || word.trim();
			return "";
		});
		const [, name, wanted] =
			/^\s*(\S+\.\S+\/\S+)\s+(?:\S+\s+)?(?:=>\s*)?(\S.*?)(?:\s*\/\/.*)?$/.exec(
				text,
			) ?? [];
		const isReplace = text.includes("=>");
		const found =
			name && wanted && opened === undefined && !/\/\/ indirect/.test(line)
				? [
						dependency(
							isReplace ? `replace ${name}` : name,
							wanted,
							at,
							true,
							isReplace,
						),
					]
				: [];
		if (!/^\s/.test(line) && !/^\w+\s*\(/.test(line)) block = "";
		return found;
	});
}

function tables(lines: readonly string[]): readonly Dependency[] {
	let table = "";
	return lines.flatMap((line, at) => {
		table = /^\s*\[+([^\]]+)\]/.exec(line)?.[1]?.trim() ?? table;
		const [, name, rest] =
			/^\s*["']?([\w.-]+)["']?\s*=\s*(.+)$/.exec(line) ?? [];
		const isTable =
			/(?:^|\.)(?:(?:dev-|build-)?dependencies|packages|dev-packages)$/.test(
				table,
			);
		const whole = /(?:^|\.)(dev-|build-)?dependencies\.([\w-]+)$/.exec(table);
		if (whole?.[2] && /^\s*\[/.test(line))
			return [dependency(whole[2], "", at, whole[1] === undefined)];
		if (!isTable || !name || !rest || name === "python") return [];
		const wanted =
			/^["']([^"']*)["']/.exec(rest)?.[1] ??
			/version\s*=\s*["']([^"']*)["']/.exec(rest)?.[1] ??
			"";
		const isRuntime = !/dev|build|test|lint|docs/.test(table);
		return [dependency(name, wanted, at, isRuntime)];
	});
}

/** Python's `"name>=1"` in arrays, and lines of `install_requires`. */
function quoted(lines: readonly string[]): readonly Dependency[] {
	let isInside = false;
	let isRuntime = true;
	let section = "";
	return lines.flatMap((line, at) => {
		const header = /^\s*\[+([^\]"']+)\]+\s*$/.exec(line)?.[1]?.trim();
		if (header !== undefined) {
			section = header;
			isInside = false;
		}
		const [, key] = /^\s*["']?([\w-]+)["']?\s*=\s*(?:\[|$|\{)/.exec(line) ?? [];
		if (key !== undefined) {
			isInside =
				/^(?:dependencies|install_requires|requires|tests_require|setup_requires)$/.test(
					key,
				) ||
				/optional-dependencies|dependency-groups|extras_require/.test(section);
			isRuntime = /^(?:dependencies|install_requires)$/.test(key);
			if (section === "build-system") isRuntime = false;
		}
		if (!isInside) return [];
		const items =
			line.includes('"') || line.includes("'")
				? [
						...line.matchAll(
							/["']([A-Za-z][\w.-]*(?:\[[\w,-]+\])?\s*(?:[<>=!~][^"';]*)?)(?:;[^"']*)?["']/g,
						),
					].map(([, item = ""]) => item)
				: /^\s+[A-Za-z][\w.-]*\s*(?:[<>=!~].*)?$/.test(line)
					? [line.trim()]
					: [];
		if (/\]\s*,?\s*$/.test(line) && !/\[\w/.test(line)) {
			const found = items.map((item) => python(item, at, isRuntime));
			isInside = false;
			return found;
		}
		return items.map((item) => python(item, at, isRuntime));
	});
}

function python(item: string, at: number, isRuntime: boolean): Dependency {
	const [, name = item, wanted = ""] =
		/^([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(.*)$/.exec(item) ?? [];
	return dependency(
		name.toLowerCase().replaceAll("_", "-"),
		wanted,
		at,
		isRuntime,
	);
}

function requirements(lines: readonly string[]): readonly Dependency[] {
	// Compiled from another file: nobody chose what stands there.
	if (
		lines.some((line) =>
			/^\s*#.*\b(?:autogenerated|pip-compile|\bvia\b)/i.test(line),
		)
	)
		return [];
	return lines.flatMap((line, at) => {
		const item =
			/^\s*([A-Za-z][\w.-]*(?:\[[\w,-]+\])?\s*(?:[<>=!~][^#;]*)?)(?:[#;].*)?$/.exec(
				line,
			)?.[1];
		return item ? [python(item, at, true)] : [];
	});
}

function catalog(lines: readonly string[]): readonly Dependency[] {
	let table = "";
	return lines.flatMap((line, at) => {
		table = /^\s*\[([^\]]+)\]/.exec(line)?.[1] ?? table;
		const name =
			/module\s*=\s*"([^"]+)"/.exec(line)?.[1] ??
			/^\s*[\w-]+\s*=\s*"([\w.-]+:[\w.-]+):[^"]*"/.exec(line)?.[1] ??
			/\bid\s*=\s*"([^"]+)"/.exec(line)?.[1];
		return name && table !== "versions"
			? [dependency(name, "", at, false)]
			: [];
	});
}

function pom(lines: readonly string[]): readonly Dependency[] {
	const found: Dependency[] = [];
	let open:
		| { group: string; name: string; wanted: string; scope: string; at: number }
		| undefined;
	for (const [at, line] of lines.entries()) {
		if (/<dependency>/.test(line))
			open = { group: "", name: "", wanted: "", scope: "", at };
		if (!open) continue;
		open.group = /<groupId>([^<]*)/.exec(line)?.[1] ?? open.group;
		open.name = /<artifactId>([^<]*)/.exec(line)?.[1] ?? open.name;
		open.wanted = /<version>([^<]*)/.exec(line)?.[1] ?? open.wanted;
		open.scope = /<scope>([^<]*)/.exec(line)?.[1] ?? open.scope;
		if (/<\/dependency>/.test(line)) {
			found.push(
				dependency(
					`${open.group}:${open.name}`,
					open.wanted,
					open.at,
					open.scope !== "test",
				),
			);
			open = undefined;
		}
	}
	return found;
}

function gradle(lines: readonly string[]): readonly Dependency[] {
	return lines.flatMap((line, at) => {
		const [, scope = "", name, wanted = ""] =
			/^\s*["']?(\w+)["']?\s*[( ]\s*(?:platform\()?["']?([\w.-]+:[\w.-]+)(?::([^"')]*))?["']?\)/.exec(
				line,
			) ?? [];
		const isRuntime = /^(?:api|implementation|runtimeOnly|compile)$/i.test(
			scope,
		);
		return name ? [dependency(name, wanted, at, isRuntime)] : [];
	});
}

function gems(lines: readonly string[]): readonly Dependency[] {
	return lines.flatMap((line, at) => {
		const [, scope = "", name, wanted = ""] =
			/^\s*(gem|\w+\.add_(?:development_|runtime_)?dependency)[( ]+["']([\w-]+)["'](?:\s*,\s*["']([^"']+)["'])?/.exec(
				line,
			) ?? [];
		return name
			? [dependency(name, wanted, at, !scope.includes("development"))]
			: [];
	});
}
