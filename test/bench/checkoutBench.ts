import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { projectFolder } from "../support/cacheFolder.ts";
import { bundleScript } from "./bundleScript.ts";

// Times how long it takes after a checkout until every note is placed again, and says where they are, on the repository
// that the editor bench generates with a known truth: `tsx test/bench/checkoutBench.ts [--n 10000] [--seeds 1,2,3]
// [--change 200] [--commits 1000] [--show]`. See `checkoutChild.ts`.

const bench =
	process.env["TACIT_EDITOR_BENCH"] ??
	path.join(projectFolder, "../shared/bench/editor");
const home = mkdtempSync(path.join(tmpdir(), "tacit-checkout-"));
try {
	if (existsSync(path.join(bench, "gen.mjs"))) {
		const child = await bundleScript("checkoutChild.ts", home);
		const writer = await bundleScript("noteWriter.ts", home);
		const { status } = spawnSync(
			process.execPath,
			[child, ...process.argv.slice(2)],
			{
				stdio: "inherit",
				env: {
					...process.env,
					TACIT_EDITOR_BENCH: bench,
					TACIT_NOTE_WRITER: writer,
				},
			},
		);
		process.exitCode = status ?? 1;
	} else {
		console.log(
			"NOT MEASURED: no editor bench. Name it in TACIT_EDITOR_BENCH.",
		);
		process.exitCode = 1;
	}
} finally {
	rmSync(home, { recursive: true, force: true });
}
