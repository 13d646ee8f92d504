import Diagnostics

/// What the roles that questionnaires name are called on paper.
enum RoleWords {
  /// Words for a role; one that is not known is printed as the questionnaire names it.
  static func of(_ role: String) -> Bilingual {
    switch role {
    case "member": Bilingual(zh: "会员", en: "union member")
    case "employee": Bilingual(zh: "职工", en: "employee")
    case "chair": Bilingual(zh: "工会主席", en: "union chair")
    case "manager": Bilingual(zh: "管理者", en: "manager")
    case "delegate": Bilingual(zh: "职工代表", en: "delegate")
    case "cadre": Bilingual(zh: "工会干部", en: "union officer")
    case "unit": Bilingual(zh: "单位", en: "unit")
    default: Bilingual(zh: role, en: role)
    }
  }
}
