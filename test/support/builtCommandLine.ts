import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { projectFolder } from "./cacheFolder.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Absolute path of the folder with the command line as the npm package has it, save what draws diagrams in a page. */
		readonly commandLine: string;
	}
}

/** Builds the command line once for all tests of a run, and removes it when they have ended. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global set-up.
export default async function buildCommandLine({
	provide,
}: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), "tacit-cli-"));
	await promisify(execFile)(
		process.execPath,
		["esbuild.mjs", "--command-line", "--outdir", folder],
		{ cwd: projectFolder },
	);
	provide("commandLine", folder);
	return () => rm(folder, { recursive: true, force: true });
}
