import { configPath, defaultConfig, type TeamConfig } from "./config.ts";
import { isTacitError } from "./errors.ts";
import type { FileFinding } from "./finding.ts";
import { binaryFile, refusedFile } from "./index/scanFile.ts";
import type { Workspace } from "./ports.ts";
import { readConfig } from "./readConfig.ts";
import { decodeText } from "./textEncoding.ts";

/** The settings with what is wrong in their file; the defaults where there is none, or none that can be read. */
export interface ReadConfig {
	readonly config: TeamConfig;
	readonly findings: readonly FileFinding[];
}

/** Reads the settings of a repository. */
export async function loadConfig(
	workspace: Pick<Workspace, "read">,
): Promise<ReadConfig> {
	const { config, findings } = await readFrom(workspace);
	const file = { path: configPath, visibility: "published" } as const;
	return { config, findings: findings.map((each) => ({ ...each, file })) };
}

async function readFrom(workspace: Pick<Workspace, "read">) {
	try {
		const content = await workspace.read(configPath);
		if (!content) return { config: defaultConfig, findings: [] };
		const decoded = decodeText(content.bytes);
		if ("text" in decoded) return readConfig(decoded.text);
		return { config: defaultConfig, findings: binaryFile.findings };
	} catch (error) {
		if (!isTacitError(error)) throw error;
		return { config: defaultConfig, findings: refusedFile(error).findings };
	}
}
