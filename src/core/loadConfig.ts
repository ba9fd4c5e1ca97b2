import { configPath, defaultConfig, type TeamConfig } from "./config.ts";
import { isTacitError } from "./errors.ts";
import type { FileFinding, Finding } from "./finding.ts";
import { binaryFile, refusedFile } from "./index/scanFile.ts";
import { type Message, msg } from "./message.ts";
import type { Workspace } from "./ports.ts";
import { type GivenConfig, mergeConfig, readConfig } from "./readConfig.ts";
import { folderOf, type RepoPath, resolveRepoPath } from "./repoPath.ts";
import { decodeText } from "./textEncoding.ts";

/** The settings with what is wrong in their file; the defaults where there is none, or none that can be read. */
export interface ReadConfig {
	readonly config: TeamConfig;
	/** The file that they extend, whether it was read or not, as written: a path from the folder that the settings lie in. */
	readonly extends: string | undefined;
	readonly findings: readonly FileFinding[];
}

/**
 * Reads a file outside of the repository that its settings extend, by its path as written there (from the folder that the settings
 * lie in). A repository cannot have files read that whoever works in it has not named for that: `undefined` for all
 * others, and where there is none.
 */
export type ReadShared = (written: string) => Promise<Uint8Array | undefined>;

/** Reads the settings of a repository, and those of the file that they extend. */
export async function loadConfig(
	workspace: Pick<Workspace, "read">,
	readShared?: ReadShared,
): Promise<ReadConfig> {
	const own = await readFrom(configPath, workspace);
	const findings = own.findings.map((each) => inFile(each, configPath));
	const { extends: other } = own.given;
	if (!other) return { config: own.config, extends: undefined, findings };
	const { written } = other;
	const refuse = (expected: Message): ReadConfig => ({
		config: own.config,
		extends: written,
		findings: [
			...findings,
			inFile(
				{
					code: "config-extends",
					severity: "warning",
					lines: { start: other.line, end: other.line },
					found: written.slice(0, 200),
					expected,
				},
				configPath,
			),
		],
	});
	const path = resolveRepoPath(folderOf(configPath), written);
	if (path === undefined) {
		const bytes = await readShared?.(written);
		if (!bytes)
			return refuse(
				msg`a file of this repository, or of a folder that you named for it (TACIT_SHARED, or the setting \`tacit.sharedFolders\`)`,
			);
		const read = readBytes(bytes);
		return read.findings.length > 0
			? refuse(msg`a file of settings without faults`)
			: {
					config: mergeConfig([own.given, read.given]),
					extends: written,
					findings,
				};
	}
	const read = await readFrom(path, workspace);
	if (!read.isThere) return refuse(msg`a file that there is`);
	return {
		config: mergeConfig([own.given, read.given]),
		extends: written,
		findings: [
			...findings,
			...read.findings.map((each) => inFile(each, path)),
			...(read.given.extends
				? [inFile(extendsTwice(read.given.extends), path)]
				: []),
		],
	};
}

function inFile(finding: Finding, path: RepoPath): FileFinding {
	return { ...finding, file: { path, visibility: "published" } };
}

function extendsTwice({
	written,
	line,
}: NonNullable<GivenConfig["extends"]>): Finding {
	return {
		code: "config-extends",
		severity: "warning",
		lines: { start: line, end: line },
		found: written.slice(0, 200),
		expected: msg`no further file: one that is extended extends none`,
	};
}

async function readFrom(path: RepoPath, workspace: Pick<Workspace, "read">) {
	try {
		const content = await workspace.read(path);
		if (!content) return { ...nothing([]), isThere: false };
		return { ...readBytes(content.bytes), isThere: true };
	} catch (error) {
		if (!isTacitError(error)) throw error;
		return { ...nothing(refusedFile(error).findings), isThere: true };
	}
}

function readBytes(bytes: Uint8Array): ReturnType<typeof readConfig> {
	const decoded = decodeText(bytes);
	return "text" in decoded
		? readConfig(decoded.text)
		: nothing(binaryFile.findings);
}

function nothing(findings: readonly Finding[]): ReturnType<typeof readConfig> {
	return { given: {}, config: defaultConfig, findings };
}
