import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { gitBlobId } from "../../../../src/core/anchor/gitBlobId.ts";

describe("the blob id of a text", () => {
	it.each(["", "one\n", "a\r\nb", "schön ✓ 𝒳\n".repeat(999)])(
		"is the one that git gives it",
		(text) => {
			const { stdout } = spawnSync("git", ["hash-object", "--stdin"], {
				input: text,
				encoding: "utf8",
			});
			expect(gitBlobId(text)).toBe(stdout.trim());
		},
	);
});
