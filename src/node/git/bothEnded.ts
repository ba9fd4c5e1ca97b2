/** As `Promise.all` for two, but rejects only once both have ended: of gits that are stopped together none is left behind. */
export async function bothEnded<A, B>(
	one: Promise<A>,
	other: Promise<B>,
): Promise<[A, B]> {
	await Promise.allSettled([one, other]);
	return Promise.all([one, other]);
}
