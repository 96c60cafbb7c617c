import type { HeldOut } from './cross-validation.ts';
import { MEMBERS, type ByMember, type Member } from './ensemble.ts';
import { mean } from './statistics.ts';

/** Clinicians score in whole points, so an error below half a point tells members no further apart. */
const FINEST_ERROR = 0.5;

/** Mean absolute error of each member on recordings it has not seen. */
export function memberErrors(heldOut: readonly HeldOut[]): ByMember {
  return byMember((member) =>
    mean(heldOut.map(({ truth, estimates }) => Math.abs(estimates[member] - truth))),
  );
}

/**
 * How far each member is believed; the weights sum to 1.
 * Pseudo-Bayesian model averaging (Geisser and Eddy, JASA 74, 1979): a member's weight is the
 * likelihood of the held-out scores under it, with errors of Laplace's distribution, times its prior.
 * Few recordings or near errors share the weight out; what is no better than the mean gives way to it.
 */
export function memberWeights(heldOut: readonly HeldOut[]): ByMember {
  const errors = memberErrors(heldOut);
  const best = Math.min(...Object.values(errors));
  const beliefs = byMember(
    (member) =>
      prior(member) * ((best + FINEST_ERROR) / (errors[member] + FINEST_ERROR)) ** heldOut.length,
  );
  const total = Object.values(beliefs).reduce((sum, belief) => sum + belief, 0);
  return byMember((member) => beliefs[member] / total);
}

/** Half for the mean, half for all that claim to know better: a person's scores may be mere chance. */
function prior(member: Member): number {
  return member === 'mean' ? 1 / 2 : 1 / 2 / (MEMBERS.length - 1);
}

function byMember(value: (member: Member) => number): ByMember {
  return Object.fromEntries(MEMBERS.map((member) => [member, value(member)])) as ByMember;
}
