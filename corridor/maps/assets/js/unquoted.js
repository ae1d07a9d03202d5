// A page that was asked neither dates nor cargo: nothing is added to its days.

const quote = {dates: {}, dayShown: () => "", terms: () => [], lines: () => [], brief: () => null, table: () => []};
