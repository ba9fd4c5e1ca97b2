import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives the processes of a run of window tests a folder of its own for temporary files, and removes it when they have
 * ended: the last of them is ended with the editor that it keeps for another window. Returns what vitest calls at the end.
 */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global set-up.
export default async function makeWindowFolder(): Promise<() => Promise<void>> {
	const before = process.env["TMPDIR"];
	const folder = await mkdtemp(join(tmpdir(), "tacit-windows-"));
	process.env["TMPDIR"] = folder;
	return async () => {
		if (before === undefined) delete process.env["TMPDIR"];
		else process.env["TMPDIR"] = before;
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 10,
			retryDelay: 200,
		});
	};
}
