import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ObjectAnswers } from "../../../../src/node/git/objectAnswers.ts";

const id = "f".repeat(40);

describe("The answers of git cat-file", () => {
	it("are the same however the stream is cut", () => {
		const objects = fc.array(
			fc.oneof(fc.uint8Array({ maxLength: 30 }), fc.constant(undefined)),
		);
		const cuts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });
		fc.assert(
			fc.property(objects, cuts, (expected, sizes) => {
				const stream = Buffer.concat(
					expected.flatMap((bytes) =>
						bytes
							? [
									Buffer.from(`${id} blob ${bytes.length}\n`),
									Buffer.from(bytes),
									Buffer.from("\n"),
								]
							: [Buffer.from("HEAD:blob 5 missing\n")],
					),
				);
				const answers = new ObjectAnswers(1000);
				const found: (Buffer | undefined)[] = [];
				for (let at = 0, turn = 0; at < stream.length; turn++) {
					const size = sizes[turn % sizes.length] ?? 1;
					answers.push(stream.subarray(at, at + size));
					at += size;
					for (let next = answers.take(); next; next = answers.take())
						found.push(next.found === true ? next.bytes : undefined);
				}
				expect(found).toEqual(
					expected.map((bytes) => bytes && Buffer.from(bytes)),
				);
			}),
		);
	});

	it("take words for what is not there", () => {
		const answers = new ObjectAnswers(10);
		for (const line of [`${id} missing`, "abcd ambiguous", `${id} submodule`])
			answers.push(Buffer.from(`${line}\n`));
		for (let count = 0; count < 3; count++)
			expect(answers.take()).toEqual({ found: false });
		expect(answers.take()).toBeUndefined();
	});

	it("tell what is too large before it is read", () => {
		const answers = new ObjectAnswers(10);
		answers.push(Buffer.from(`${id} blob 11\n`));
		expect(answers.take()).toEqual({ found: "too-large", size: 11 });
	});
});
