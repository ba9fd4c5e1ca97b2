import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { bundleScript } from "./bundleScript.ts";

// Times what an edit costs with many anchors in the file; see `followChild.ts`.

const home = mkdtempSync(path.join(tmpdir(), "tacit-follow-"));
try {
	const child = await bundleScript("followChild.ts", home);
	execFileSync(process.execPath, [child], { stdio: "inherit" });
} finally {
	rmSync(home, { recursive: true, force: true });
}
