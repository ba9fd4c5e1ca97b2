import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { bundleScript } from "./bundleScript.ts";

// Times how long the notes of a file of 100,000 lines keep others waiting; see `largeChild.ts`.

const home = mkdtempSync(path.join(tmpdir(), "tacit-large-"));
try {
	const child = await bundleScript("largeChild.ts", home);
	const { status } = spawnSync(process.execPath, [child], { stdio: "inherit" });
	process.exitCode = status ?? 1;
} finally {
	rmSync(home, { recursive: true, force: true });
}
