import type { Pixels } from "./imageCodecs.ts";

/** Half as wide and half as high: each pixel the mean of four, of which the clear ones lend no colour. An odd last row or column is left out. */
export function halved({ data, width, height }: Pixels): Pixels {
	const half = {
		width: Math.max(1, width >> 1),
		height: Math.max(1, height >> 1),
	};
	const across = width > 1 ? 4 : 0;
	const down = height > 1 ? width * 4 : 0;
	const means = new Uint8ClampedArray(half.width * half.height * 4);
	let to = 0;
	for (let y = 0; y < half.height; y++)
		for (let x = 0; x < half.width; x++, to += 4) {
			const a = (y * 2 * width + x * 2) * 4;
			const b = a + across;
			const c = a + down;
			const d = c + across;
			const [opaqueA, opaqueB, opaqueC, opaqueD] = [
				data[a + 3] ?? 0,
				data[b + 3] ?? 0,
				data[c + 3] ?? 0,
				data[d + 3] ?? 0,
			];
			const opaque = opaqueA + opaqueB + opaqueC + opaqueD;
			if (opaque === 0) continue;
			for (let color = 0; color < 3; color++)
				means[to + color] =
					((data[a + color] ?? 0) * opaqueA +
						(data[b + color] ?? 0) * opaqueB +
						(data[c + color] ?? 0) * opaqueC +
						(data[d + color] ?? 0) * opaqueD) /
					opaque;
			means[to + 3] = opaque / 4;
		}
	return Object.assign({ data: means }, half);
}
