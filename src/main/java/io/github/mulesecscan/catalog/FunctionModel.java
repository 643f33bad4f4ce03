package io.github.mulesecscan.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * What is known about a function of DataWeave. Arguments are counted from 0.
 *
 * @param module the module that has it: {@code dw::Core}
 * @param name its name in that module
 * @param result the arguments whose contents the result may hold; empty for all of them
 * @param whole the arguments that the result holds from beginning to end
 * @param lambdas the arguments that are functions, in which {@code $} stands for an element
 * @param effect what else it does with data
 */
public record FunctionModel(
    String module,
    String name,
    Optional<Set<Integer>> result,
    Set<Integer> whole,
    Set<Integer> lambdas,
    FunctionEffect effect) {

  public FunctionModel {
    result = result.map(Set::copyOf);
    whole = Set.copyOf(whole);
    lambdas = Set.copyOf(lambdas);
  }

  /** Whether the result may hold contents of {@code argument}. */
  public boolean handsOn(int argument) {
    return result.map(arguments -> arguments.contains(argument)).orElse(true);
  }
}
