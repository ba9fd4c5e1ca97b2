import { execFileSync } from "node:child_process";
import { onTestFinished } from "vitest";

/** Root may read and write everywhere; the rest of the test runs as somebody who may not. `own`: an absolute folder that is theirs. */
export function asNobody(own?: string): void {
	if (process.getuid?.() !== 0) return;
	if (own !== undefined) execFileSync("chown", ["-R", "65534", own]);
	process.seteuid?.(65534);
	onTestFinished(() => {
		process.seteuid?.(0);
	});
}
