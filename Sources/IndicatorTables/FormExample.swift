package import Definitions
package import Diagnostics
package import ExactArithmetic
import Sheets

/// Points of a form's indicators that try its constraints, with whether they can stand.
package struct FormExample: Sendable {
  package let points: [Rational]
  package let reading: String?
  package let isFine: Located<Bool>
}

extension IndicatorForms {
  /// Runs every example of the constraints; each that does not come out is a finding.
  package func lintExamples() -> [Finding] {
    forms.flatMap { lintPoints(of: $0) } + lintNodes() + lintStandards() + lintTopics()
      + lintDuplicates() + lintDeadline()
  }

  private func lintDuplicates() -> [Finding] {
    duplicates.examples.compactMap { example in
      let works = example.works.map { CellPhrase.reduced($0) }
      let isAlike = works[0].likeness(to: works[works.count - 1]) >= duplicates.similar.value
      return isAlike == example.isAlike.value ? nil : finding("duplicates", example.isAlike)
    }
  }

  private func lintDeadline() -> [Finding] {
    guard let deadline, let last = deadline.day?.value else { return [] }
    return deadline.examples.compactMap { example in
      example.days.allSatisfy { $0 <= last } == example.isFine.value
        ? nil : finding(deadline.fact, example.isFine)
    }
  }

  private func finding(_ what: String, _ expected: Located<Bool>) -> Finding {
    FormDefinitionFault.exampleFails(what, isFine: !expected.value)
      .finding(at: expected.location)
  }

  private func lintPoints(of form: IndicatorForm) -> [Finding] {
    form.examples.compactMap { example in
      var isFine = form.faults(ofPoints: example.points).isEmpty
      if let each = form.each {
        let readings = example.reading.map { [each.reading.value: $0] } ?? [:]
        isFine =
          isFine && example.points.allSatisfy { each.admits($0, readings) }
          && example.points.count <= form.atMost?.value ?? 0
      } else {
        isFine = isFine && example.points.count == form.indicators.count
      }
      return isFine == example.isFine.value ? nil : finding(form.id, example.isFine)
    }
  }

  private func lintNodes() -> [Finding] {
    nodes.examples.compactMap { example in
      let readings = example.reading.map { [nodes.reading.value: $0] } ?? [:]
      let isFine =
        nodes.admits(count: example.days.count)
        && example.days.allSatisfy { $0.year == year }
        && example.days.last.map { nodes.admits(last: $0, readings) } ?? true
      return isFine == example.isFine.value ? nil : finding("nodes", example.isFine)
    }
  }

  private func lintStandards() -> [Finding] {
    standard.examples.compactMap { example in
      let isFine =
        standard.forbiddenWords(in: example.text).isEmpty && standard.isMeasurable(example.text)
      return isFine == example.isFine.value ? nil : finding("standard", example.isFine)
    }
  }

  private func lintTopics() -> [Finding] {
    forms.flatMap(\.indicators).flatMap(\.topics).flatMap { topic -> [Finding] in
      var findings = topic.examples.compactMap { example in
        topic.match.isFound(in: example.work) == example.isCovered.value
          ? nil : finding(topic.id, example.isCovered)
      }
      for example in topic.nodes?.examples ?? [] {
        guard let nodes = topic.nodes else { continue }
        let readings = [nodes.reading.value: example.reading]
        if nodes.admits(count: example.count, common: self.nodes.most.value, readings)
          != example.isFine.value
        {
          findings.append(finding(topic.id, example.isFine))
        }
      }
      if topic.examples.isEmpty {
        findings.append(FormDefinitionFault.noExample(topic.id).finding(at: topic.location))
      }
      if !topic.match.isFound(in: topic.title.zh) {
        findings.append(FormDefinitionFault.unmatchedTitle(topic.id).finding(at: topic.location))
      }
      return findings
    }
  }
}
